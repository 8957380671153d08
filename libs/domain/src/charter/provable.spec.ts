import type { Capability, Consent } from '../capability/capability.js';
import { RULE_ATTRIBUTES } from '../directory/profile.js';
import { completeness } from './completeness.js';
import { pathText } from './fault.js';
import { readCharter } from './read-charter.js';
import { EXAMPLE, exampleWith } from './testing/example.js';

const streams = (given: boolean): readonly Consent[] => [
  {
    id: 'reports',
    given: true,
    withheldBy: [],
    streams: { activity: { lists: [], acts: ['view', 'react', 'post'], with: ['person'] } },
  },
  {
    id: 'export',
    given,
    withheldBy: [],
    streams: {
      messages: { lists: [], acts: ['reply', 'post'], with: ['person', 'community', 'thread', 'topic'] },
    },
  },
];
const engage = (given: boolean): Capability => ({ consents: streams(given), fed: [] });
const files = (...fed: Capability['fed']): Capability => ({ consents: null, fed });

function proofs(document: unknown, connections: Readonly<Record<string, Capability>>) {
  const world = {
    connections: new Map(Object.entries(connections)),
    series: new Set<string>(),
    personaPeople: null,
    minimumGroup: 10,
  };
  return completeness(readCharter(document, RULE_ATTRIBUTES).charter, world)
    .filter(({ code }) => code === 'useCase.provable' || code === 'target.provable')
    .map(({ done, path, details: { proof = '', what = '', lacks = '', connection = '' } }) =>
      [done ? 'done' : 'open', path && pathText(path), proof, what, lacks, proof === 'file' ? connection : '']
        .filter((part) => part !== '')
        .join(' | '),
    );
}

it('a charter is proven by a connection that is let tell all of it', () => {
  expect(proofs(EXAMPLE, { engage: engage(true) })).toEqual([
    'done | use_cases[0].communities',
    'done | adoption[0].measure',
    'done | adoption[1].measure',
    'done | adoption[2].measure',
  ]);
});

it('without the consent its use case and its task are open, and its other targets are not', () => {
  const lacks = 'engage messages export';
  expect(proofs(EXAMPLE, { engage: engage(false) })).toEqual([
    `open | use_cases[0].tasks[0].steps[0] | nothing | post, reply, communities, topics | ${lacks}`,
    'done | adoption[0].measure',
    'done | adoption[1].measure',
    `open | adoption[2].measure | nothing | post, reply | ${lacks}`,
  ]);
});

it('what only a file could bring is open for a file to bring, and a measure is told once one has', () => {
  const useCase = 'done | use_cases[0].tasks[0].steps[0] | file | post, reply, communities, topics | engage';
  const task = 'done | adoption[2].measure | file | post, reply | engage';
  expect(proofs(EXAMPLE, { engage: files() })).toEqual([
    useCase,
    'done | adoption[0].measure | file | active | engage',
    'done | adoption[1].measure | file | active | engage',
    task,
  ]);
  expect(proofs(EXAMPLE, { engage: files('reached', 'active') })).toEqual([
    useCase,
    'done | adoption[0].measure',
    'done | adoption[1].measure',
    task,
  ]);
});

describe('a target of who reads', () => {
  const reads = exampleWith(['adoption', 0, 'measure'], 'reached');
  const board: Capability = { consents: streams(true).slice(1), fed: ['reached'] };
  const first = (connections: Readonly<Record<string, Capability>>) => proofs(reads, connections)[1];

  it('is open where no connector tells it, whatever once came', () => {
    expect(first({ engage: board })).toBe('open | adoption[0].measure | nothing | reached');
  });

  it('may be proven by a file of another connection', () => {
    expect(first({ engage: board, gate: files() })).toBe(
      'done | adoption[0].measure | file | reached | gate',
    );
  });

  it('but not by one that only a goal is read from', () => {
    expect(first({ engage: board, tickets: files() })).toBe('open | adoption[0].measure | nothing | reached');
  });

  it('is unknown before there is any connection', () => {
    expect(first({})).toBe('open | adoption[0].measure | unknown | reached');
  });
});

it('each community has to be told by its own connection', () => {
  const two = exampleWith(['use_cases', 0, 'communities', 1], 'other/b');
  expect(proofs(two, { engage: engage(true), other: engage(false) })[0]).toBe(
    'open | use_cases[0].communities[1] | nothing | communities | other messages export',
  );
});
