import { namedPlaces } from './named-places.js';
import type { CommunityActors } from './publishable-communities.js';
import { publishableCommunities } from './publishable-communities.js';

const useCase = (communities: readonly string[]) => ({
  key: 'u',
  name: 'U',
  personas: [],
  pain: null,
  today: null,
  communities,
  topics: [],
  tasks: [],
});
const topic = (key: string) => ({ key, words: [], leavesOut: [], alreadyTalkedAbout: null });

describe('the places that charters name', () => {
  it('are communities and topics, each once, topics with their initiative', () => {
    const charters = [
      {
        initiative: { key: 'b', name: 'B' },
        useCases: [useCase(['chat/help', 'chat/ask']), useCase(['chat/help'])],
        topics: [topic('products')],
      },
      {
        initiative: { key: 'a', name: 'A' },
        useCases: [useCase(['chat/ask'])],
        topics: [topic('products')],
      },
    ];
    expect(namedPlaces(charters)).toEqual({
      communities: ['chat/ask', 'chat/help'],
      topics: ['a/products', 'b/products'],
    });
    expect(namedPlaces([])).toEqual({ communities: [], topics: [] });
  });
});

const counted = (sizes: Readonly<Record<string, number>>): readonly CommunityActors[] =>
  Object.entries(sizes).map(([community, actors]) => ({ connection: 'chat', community, actors }));

describe('the active communities that may be named, with groups of 10', () => {
  it.each([
    ['all of them, by name', { b: 10, a: 400 }, 'a b', false],
    ['none where none has enough people', { a: 9, b: 1 }, '', true],
    ['those with enough, where two others are left out', { a: 9, b: 1, c: 10 }, 'c', true],
    ['one fewer, the smallest, where a single one is left out', { a: 9, b: 40, c: 11 }, 'b', true],
    ['of two equals not the first by name', { a: 9, b: 11, c: 11 }, 'c', true],
    ['nothing at all of a single one with a small one beside it', { a: 9, b: 40 }, '', true],
    ['no silent one, which hides nobody', { a: 0, b: 40 }, 'b', false],
  ] as const)('%s', (_, sizes, shown, someHidden) => {
    const published = publishableCommunities(counted(sizes), 10);
    expect(published.shown.map(({ community }) => community).join(' ')).toBe(shown);
    expect(published.someHidden).toBe(someHidden);
  });
});
