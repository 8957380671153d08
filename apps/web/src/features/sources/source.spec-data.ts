import type { Sources } from './SourcesView';

/** A source of which nothing has come and nothing is known. */
export const BARE: Sources['connections'][number] = {
  ...{ key: 'wiki', title: 'Wiki', pulled: false, delivered: false, states: [], complete: 0 },
  ...{ expected: 0, lastAt: null, nextAt: null, syncState: null, connected: false, removedOn: null },
  ...{ platform: null, notes: [], dropped: [], tellsSummary: null, tells: [], meanings: [] },
  aggregates: null,
};
