import type { Bench } from './bench.js';
import { faultFrom, must } from './bench.js';
import type { Asked } from './reading.js';
import { pagesOf } from './reading.js';

/**
 * A page without a row says nothing of what comes after it: platforms leave out what may not be seen and do not make up for
 * it. Of each stream the first answer that leads on to another is emptied, and what leads on is left in it; the next must be
 * asked for nevertheless. Of a stream for which there is no such page the description of the platform says why.
 */
export async function goesPastAnEmptyPage<C>(bench: Bench<C>): Promise<void> {
  const { neverEmpty = {} } = bench.subject;
  const wrong: string[] = [];
  for (const asked of await bench.richest()) {
    const { name } = asked.stream;
    const isPast = await isPassed(bench, asked);
    const isExpected = neverEmpty[name] === undefined;
    if (isExpected && isPast === false) wrong.push(`${name}: ends with an empty page`);
    if (isExpected && isPast === undefined)
      wrong.push(`${name}: has one page only; say why, or serve several`);
    if (!isExpected && isPast === true)
      wrong.push(`${name}: goes past an empty page, though none is said to come`);
  }
  must(wrong.length === 0, wrong.join('; '));
}

/** Undefined: no answer leads to another of its kind. */
async function isPassed<C>(bench: Bench<C>, { slice }: Asked): Promise<boolean | undefined> {
  const { connector, session, proxy } = bench;
  const before = proxy.questions.length;
  await pagesOf(connector, session, slice);
  const usual = proxy.questions.slice(before);
  const place = usual.findIndex(
    ({ path, holds }, i) => usual.slice(i + 1).some((later) => later.path === path) && holds() > 0,
  );
  const emptied = usual[place];
  if (emptied === undefined) return undefined;
  const onward = usual.slice(place + 1).find(({ path }) => path === emptied.path);
  const begun = proxy.questions.length;
  proxy.misbehave('empty', { after: place });
  await faultFrom(() => pagesOf(connector, session, slice));
  proxy.behave();
  const known = new Set(usual.map(({ asked }) => asked));
  // The same question as ever, or one reckoned from what did come.
  return proxy.questions
    .slice(begun + place + 1)
    .some(({ path, asked }) => path === emptied.path && (asked === onward?.asked || !known.has(asked)));
}
