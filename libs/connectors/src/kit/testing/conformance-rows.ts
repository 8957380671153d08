import type { Fact } from '@takeup/domain';
import type { KeptRow, Stream } from '../contract.js';
import type { Json } from '../json.js';
import type { Hash } from '../keep-row.js';
import type { Bench } from './bench.js';
import { keptOf, stable, testHash, watched } from './reading.js';

interface PureCase<C> {
  readonly name: string;
  readonly run: (bench: Bench<C>) => Promise<void>;
}

const HASH = /^[0-9a-f]{64}$/;
/** Shorter texts stand in others by chance. */
const TELLING = 8;

/** Promises about rows and what they tell. */
export function pureCases<C>(): readonly PureCase<C>[] {
  return [
    { name: 'tells the same of a row each time, and changes nothing in it', run: isPure },
    { name: 'keeps every field that it looks at', run: keepsWhatItNeeds },
    { name: 'names people by hashes only', run: namesHashesOnly },
    { name: 'keeps no text that people wrote', run: keepsNoText },
  ];
}

async function isPure<C>(bench: Bench<C>): Promise<void> {
  await eachRow(bench, ({ name }, row) => {
    const before = stable(row);
    const tellings = [1, 2].map(() => stable(bench.connector.observe(name, deepFrozen(row))));
    if (tellings[0] !== tellings[1] || stable(row) !== before)
      throw new Error(`${name}: observe is not pure`);
  });
}

async function keepsWhatItNeeds<C>(bench: Bench<C>): Promise<void> {
  await eachRow(bench, ({ name, keep }, row) => {
    bench.connector.observe(
      name,
      watched(row, (field) => {
        if (!Object.hasOwn(keep, field))
          throw new Error(`${name}: observe looks at ${field}, which is not kept`);
      }),
    );
  });
}

async function namesHashesOnly<C>(bench: Bench<C>): Promise<void> {
  const clear = new Set<string>();
  const hash: Hash = (text, kind) => {
    if (text.length >= TELLING) clear.add(text);
    return testHash(text, kind);
  };
  await eachRow(
    bench,
    ({ name }, row) => {
      for (const fact of bench.connector.observe(name, row)) {
        const bare = namesIn(fact).filter((text) => !HASH.test(text));
        if (bare.length > 0) throw new Error(`${name}: a ${fact.fact} names somebody without a hash`);
        const said = JSON.stringify(fact);
        if ([...clear].some((text) => said.includes(text)))
          throw new Error(`${name}: a fact tells an identifier`);
        clear.clear();
      }
    },
    hash,
  );
}

async function keepsNoText<C>(bench: Bench<C>): Promise<void> {
  for (const asked of await bench.slices()) {
    const { stream } = asked;
    for (const page of (await bench.unspoilt(asked)).pages) {
      for (const row of page.rows) {
        const text = stream.textOf?.(row) ?? '';
        const kept = JSON.stringify([...keptOf(stream, [{ rows: [row] }]).values()]);
        const inner = JSON.stringify(text).slice(1, -1);
        if (text.length >= TELLING && kept.includes(inner)) throw new Error(`${stream.name}: a text is kept`);
      }
    }
  }
}

function namesIn(fact: Fact): readonly string[] {
  if (fact.fact === 'account') return [fact.account, ...fact.aliases];
  return fact.fact === 'activity' ? [fact.account] : [];
}

async function eachRow<C>(
  bench: Bench<C>,
  look: (stream: Stream, row: KeptRow) => void,
  hash?: Hash,
): Promise<void> {
  for (const asked of await bench.slices()) {
    for (const page of (await bench.unspoilt(asked)).pages) {
      for (const row of page.rows)
        for (const kept of keptOf(asked.stream, [{ rows: [row] }], hash).values()) look(asked.stream, kept);
    }
  }
}

function deepFrozen<T extends Json>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const own of Object.values(value)) deepFrozen(own as Json);
    Object.freeze(value);
  }
  return value;
}
