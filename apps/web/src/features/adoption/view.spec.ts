import { parseGroup, readView, writeView } from './view';
import type { View } from './view';

const base: View = {
  measure: 'ACTIVE',
  period: null,
  kind: 'DAYS_28',
  initiative: null,
  department: null,
  group: null,
};

describe('the address holds the whole view', () => {
  it.each<[string, Partial<View>]>([
    ['nothing chosen', {}],
    ['a window', { period: '28d:2026-11-22' }],
    ['a week', { period: 'week:2026-W47', kind: 'WEEK' }],
    ['the newest month', { kind: 'MONTH' }],
    ['an initiative', { initiative: 'ask-an-expert' }],
    ['a department with &, / and spaces', { department: 'Risk & Compliance/North = South+' }],
    ['a group whose department has a ~', { group: { persona: 'analyst', department: 'R&D~old/100 %' } }],
    ['everybody', { group: { persona: 'ALL', department: 'ALL' } }],
  ])('%s survives the way there and back', (_name, change) => {
    const view = { ...base, ...change };
    const read = readView(new URLSearchParams(writeView(view).toString()));
    expect(read).toEqual({ view, problems: [] });
  });

  it.each([
    ['measure=likes', 'measure', 'likes'],
    ['period=28d:2026-13-01', 'period', '28d:2026-13-01'],
    ['period=yesterday', 'period', 'yesterday'],
    ['group=analyst', 'group', 'analyst'],
  ])('%s is named as wrong, and the default is used', (search, part, value) => {
    const { view, problems } = readView(new URLSearchParams(search));
    expect(problems).toEqual([{ part, value }]);
    expect(view).toEqual(base);
  });

  it('takes measures in any case and `all` as every initiative', () => {
    expect(readView(new URLSearchParams('measure=HABITUAL&initiative=all')).view).toEqual({
      ...base,
      measure: 'HABITUAL',
    });
  });

  it.each(['', '~', 'a~', '~b', 'ab'])('“%s” names no group', (text) => expect(parseGroup(text)).toBeNull());
});
