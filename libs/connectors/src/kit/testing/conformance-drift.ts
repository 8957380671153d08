import { keepRow } from '../keep-row.js';
import type { Bench } from './bench.js';
import { faultFrom, must } from './bench.js';
import { pagesOf, slicesOf, testHash } from './reading.js';

/** Where a page holds a part of what takes the place of all that stood there, the rest would be taken for gone. */
export async function comesWhole<C>({ connector, session, subject }: Bench<C>): Promise<void> {
  for (const { stream, slice } of slicesOf(await connector.discover(session), subject.span)) {
    const { whole } = stream;
    if (whole === undefined) continue;
    const pageOf = new Map<string, number>();
    for (const [i, { rows }] of (await pagesOf(connector, session, slice)).entries()) {
      for (const row of rows) {
        const name = whole.map((field) => String(row[field])).join(' ');
        must((pageOf.get(name) ?? i) === i, `${slice.stream}: ${whole.join(', ')} comes in two pages`);
        pageOf.set(name, i);
      }
    }
  }
}

/**
 * Either the connector sees that what it needs is gone, or every row lacks what it must have: a reading of nothing would
 * be a zero that nobody counted.
 */
export async function noticesOtherNames<C>({ connector, session, proxy, subject }: Bench<C>): Promise<void> {
  for (const { stream, slice } of slicesOf(await connector.discover(session), subject.span)) {
    const before = (await pagesOf(connector, session, slice)).flatMap(({ rows }) => rows);
    if (before.length === 0) continue;
    proxy.misbehave('rename', { times: 1_000_000 });
    const drifts: boolean[] = [];
    const fault = await faultFrom(async () => {
      for (const row of (await pagesOf(connector, session, slice)).flatMap(({ rows }) => rows))
        drifts.push(keepRow(row, stream.keep, testHash).drift !== undefined);
    });
    proxy.behave();
    must(fault === undefined || fault.kind === 'changed', `${slice.stream}: other names are ${fault?.kind}`);
    must(
      fault !== undefined || drifts.length > 0,
      `${slice.stream}: other names are taken for nothing at all`,
    );
    must(drifts.every(Boolean), `${slice.stream}: a row of other names passes`);
  }
}
