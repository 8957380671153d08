import { passedShare } from './purpose.js';

it('a department without its share of the acts has no split either, whatever the release holds', () => {
  const careless = { department: 'A', percentOfAll: null, percentWith: 40 };
  expect(passedShare(careless)).toEqual({ ...careless, percentWith: null });
  expect(passedShare({ ...careless, percentOfAll: 12 })).toMatchObject({ percentOfAll: 12, percentWith: 40 });
});
