import { communityKeys, slugOf } from './community-keys.js';

it.each([
  ['Ask an Expert', 'ask-an-expert'],
  ['  R&D / Zürich  ', 'r-d-zürich'],
  ['Ｆｕｌｌ', 'full'],
  ['???', undefined],
])('%s is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it('names apart what has one name, and by its id what has none', () => {
  const named = [
    { id: '1', slug: 'sales' },
    { id: '2', slug: 'news' },
    { id: '3', slug: 'sales' },
    { id: '4', slug: undefined },
    { id: '5', slug: undefined },
  ];
  expect(communityKeys(named)).toEqual(['sales-1', 'news', 'sales-3', '4', '5']);
});
