import type { OverviewView } from '@takeup/application';
import { overviewVerdict } from '@takeup/domain';
import { linesOf } from './overview.command.js';

const ON = '2026-11-23';
const WHOLE: OverviewView = {
  on: ON,
  asked: null,
  window: {
    key: '28d:2026-11-22',
    kind: '28d',
    from: '2026-10-26',
    to: '2026-11-22',
    final: true,
    due: null,
  },
  asOf: '2026-11-01',
  rosterOn: null,
  partial: false,
  missing: [],
  verdict: overviewVerdict({ on: ON, initiatives: [] }),
  cost: { sums: [], undated: 0 },
  currency: 'GBP',
  next: null,
  initiatives: [],
  purpose: {
    to: '2026-11-22',
    partial: false,
    declared: true,
    percentWith: 31,
    departments: [],
    before: null,
    course: [],
  },
  reach: null,
};
const lost = (day: string) => ({ day, connection: 'chat', title: 'Our Chat' });
const saidOf = (view: OverviewView) => linesOf(view).join('\n');

describe('takeup overview', () => {
  it('says which source misses which days, and where the steps stand', () => {
    const missing = [lost('2026-11-02'), lost('2026-11-03'), lost('2026-11-09')];
    const purpose = WHOLE.purpose && { ...WHOLE.purpose, partial: true };
    const said = saidOf({ ...WHOLE, partial: true, missing, purpose });
    expect(said).toContain('Nothing came from Our Chat on 2 to 3 Nov 2026 and 9 Nov 2026.\n');
    expect(said).toContain('takeup doctor');
    expect(said).toMatch(/31% of all acts .* Days are missing: of the acts that came\./);
  });

  it('says whose people were counted where the directory was read later', () => {
    const held = saidOf({ ...WHOLE, rosterOn: '2026-11-23' });
    expect(held).toContain('People of 1 Nov 2026 as the directory had them on 23 Nov 2026');
    expect(saidOf(WHOLE)).not.toContain('the directory had them');
  });

  it('does not take a benefit for nothing that no goal speaks of', () => {
    const said = saidOf(WHOLE);
    expect(said).not.toMatch(/£0/);
    expect(said).toMatch(/not known\. Nothing is measured yet, so nothing is counted\./);
  });

  it('says nothing of missing days where none is', () =>
    expect(saidOf(WHOLE)).not.toMatch(/missing|doctor/i));
});
