import type { SyncReport } from '@takeup/application';
import { en } from '@takeup/words';
import { ofAllRuns } from './sync-told.js';

const run = (connection: string, more: Partial<SyncReport>): SyncReport => ({
  connection,
  ...{ requests: 2, slices: 0, pages: 0, left: 0, fault: null },
  ...more,
});

it('adds up what all runs of a command read, and keeps what the last one left', () => {
  const fault = { kind: 'transient', detail: 'reset' } as const;
  const runs = [
    run('chat', { requests: 40, slices: 31, pages: 38, left: 4, fault }),
    run('board', { slices: 1, pages: 1 }),
    run('chat', { requests: 7, slices: 4, pages: 5 }),
    run('chat', {}),
  ];
  const told = ofAllRuns(runs, ['chat', 'wiki', 'board']);
  expect(told).toEqual([
    { connection: 'chat', requests: 49, slices: 35, pages: 43, left: 0, fault: null, runs: 3 },
    { connection: 'board', requests: 2, slices: 1, pages: 1, left: 0, fault: null, runs: 1 },
  ]);
  expect(told.map(en.sync.report)).toEqual([
    'chat: 35 pieces read in 49 requests.',
    'board: 1 piece read in 2 requests.',
  ]);
  expect(told.map(en.sync.asJson).at(0)).toEqual({
    ...{ connection: 'chat', requests: 49, slices: 35, left: 0, fault: null },
    runs: 3,
  });
});
