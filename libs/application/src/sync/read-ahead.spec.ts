import { setImmediate } from 'node:timers/promises';
import { readAhead } from './read-ahead.js';

function counted(until: number, onEnd: () => void = () => undefined) {
  const asked: number[] = [];
  async function* source() {
    try {
      for (let n = 1; n <= until; n += 1) {
        asked.push(n);
        await setImmediate();
        yield n;
      }
      throw new Error('no more');
    } finally {
      onEnd();
    }
  }
  return { asked, source: source() };
}

it('asks for the next while one is worked on, and for no more', async () => {
  const { asked, source } = counted(5);
  const ahead = readAhead(source);
  const seen: (readonly number[])[] = [];
  await expect(
    (async () => {
      for await (const n of ahead) {
        for (let turn = 0; turn < 5; turn += 1) await setImmediate();
        seen.push([n, asked.length]);
      }
    })(),
  ).rejects.toThrow('no more');
  expect(seen).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 5],
    [5, 5],
  ]);
});

it('ends the source when the consumer stops, whatever becomes of what is under way', async () => {
  let ended = false;
  const { source } = counted(1, () => (ended = true));
  for await (const n of readAhead(source)) {
    expect(n).toBe(1);
    break;
  }
  expect(ended).toBe(true);
});

it('hands on all there is, and ends with it', async () => {
  async function* three() {
    yield* [1, 2, 3];
  }
  const all: number[] = [];
  for await (const n of readAhead(three())) all.push(n);
  expect(all).toEqual([1, 2, 3]);
});
