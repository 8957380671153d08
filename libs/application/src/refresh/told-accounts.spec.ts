import { buildLattice } from '@takeup/disclosure';
import { ALL, ROOT } from '@takeup/domain';
import type { FigureRow } from '@takeup/storage';
import { toldAccounts } from './told-accounts.js';

const lattice = buildLattice({
  atoms: ['A', 'B'].map((department) => ({ department, personas: [], location: 'Here', people: 40 })),
  personas: [],
});
const ids = lattice.cells.map((_, at) => 100 + at);
const masked = {
  lattice,
  ids,
  hidden: new Uint8Array(ids.length),
  added: new Set<number>(),
  hasTarget: () => false,
};
const root = ids[lattice.indexOf({ department: ROOT, persona: ALL, location: ALL }) ?? -1] ?? -1;
const [WEEK, SCOPE] = ['week:2026-W44', 1];
const figure = (more: Partial<FigureRow>): FigureRow => ({
  ...{ key: WEEK, scopeId: SCOPE, measure: 'reached', cellId: root, status: 'SHOWN', count: 31 },
  ...more,
});
const strangers = [{ periodKey: WEEK, scopeId: SCOPE, measure: 'reached', accounts: 12 }] as const;
const told = (...figures: readonly FigureRow[]) => toldAccounts(strangers, figures, masked)(WEEK, SCOPE);

it('accounts are the people of the widest measure and those who match nobody', () => {
  expect(told(figure({}), figure({ measure: 'active', count: 20 }))).toEqual({ accounts: 43, matched: 31 });
});

it.each(['HIDDEN', 'FEWER_THAN_T', 'ALL_BUT_FEWER_THAN_T'])(
  'nothing is said of them where everybody together is %s, whatever the row holds',
  (status) => {
    expect(told(figure({ status }))).toEqual({ accounts: null, matched: null });
  },
);

it('nor where nothing is told of everybody', () => {
  const other = ids.find((id) => id !== root) ?? -1;
  expect(told(figure({ cellId: other }))).toEqual({ accounts: null, matched: null });
});
