import { createHash } from 'node:crypto';
import type { Fact, InstantSpan, Slice } from '@takeup/domain';
import type { Session } from '../asking.js';
import type { Connector, KeptRow, Page, Stream } from '../contract.js';
import { endingPages } from '../ending-pages.js';
import { Faulted } from '../fault.js';
import type { Json } from '../json.js';
import type { Hash } from '../keep-row.js';
import { keepRow } from '../keep-row.js';

/** No slice of a platform made for tests has more; one that has more does not end. */
const MOST_PAGES = 2_000;
const MOST_ATTEMPTS = 50;

export interface Asked {
  readonly stream: Stream;
  readonly slice: Slice;
}

/** Every slice of every stream and part, over one span where the stream has spans. */
export function slicesOf(streams: readonly Stream[], span: InstantSpan): readonly Asked[] {
  return streams.flatMap((stream) =>
    (stream.parts ?? [undefined]).map((part) => {
      const at = { stream: stream.name, ...(part === undefined ? {} : { part: part.key }) };
      const { progress } = stream;
      const slice: Slice =
        progress === 'window' || progress === 'walk'
          ? { ...at, by: progress, from: span.from, to: span.to }
          : { ...at, by: progress };
      return { stream, slice };
    }),
  );
}

/** @param most pages that are read; all unless said */
export async function pagesOf<C>(
  connector: Connector<C>,
  session: Session<C>,
  slice: Slice,
  most = Infinity,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for await (const page of endingPages(connector.read(session, slice), slice)) {
    pages.push(page);
    if (pages.length === most) return pages;
    if (pages.length > MOST_PAGES) throw new Error(`${slice.stream}: more than ${MOST_PAGES} pages`);
  }
  return pages;
}

/** Reads as the runner does: what was read before a passing fault stays, and its cursor leads on. */
export async function pagesThroughFaults<C>(
  connector: Connector<C>,
  session: Session<C>,
  slice: Slice,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const cursor = pages.findLast((page) => page.cursor !== undefined)?.cursor ?? slice.cursor;
    try {
      const going = cursor === undefined ? slice : { ...slice, cursor };
      for await (const page of endingPages(connector.read(session, going), going)) pages.push(page);
      return pages;
    } catch (error) {
      if (!(error instanceof Faulted) || error.fault.kind !== 'transient') throw error;
    }
  }
  throw new Error(`${slice.stream}: did not end after ${MOST_ATTEMPTS} attempts`);
}

/** Sixty-four hexadecimal digits, never the text itself. */
export const testHash: Hash = (text, kind) => createHash('sha256').update(`${kind}\n${text}`).digest('hex');

/** Rows by key, the newest of a key, as the allow-list leaves them. @throws Error where a row drifted */
export function keptOf(stream: Stream, pages: readonly Page[], hash: Hash = testHash): Map<string, KeptRow> {
  const rows = new Map<string, KeptRow>();
  for (const row of pages.flatMap((page) => page.rows)) {
    const kept = keepRow(row, stream.keep, hash);
    if (kept.drift) throw new Error(`${stream.name}: ${kept.drift.field} ${kept.drift.kind}`);
    rows.set(stream.key.map((field) => String(kept.row[field])).join('\n'), kept.row);
  }
  return rows;
}

/** Everything that rows tell, as texts in order: two readings that tell the same are equal. */
export function tellingsOf<C>(
  { observe }: Pick<Connector<C>, 'observe'>,
  stream: Stream,
  pages: readonly Page[],
): readonly string[] {
  const facts = [...keptOf(stream, pages).values()].flatMap((row): readonly Fact[] =>
    observe(stream.name, row),
  );
  return facts.map((fact) => stable(fact)).sort();
}

/** JSON with the names of fields in order. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_, own: unknown) =>
    typeof own === 'object' && own !== null && !Array.isArray(own)
      ? Object.fromEntries(Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1)))
      : own,
  );
}

/** A row that notes which of its fields are looked at. */
export function watched(row: KeptRow, seen: (field: string) => void): KeptRow {
  return new Proxy(row, {
    get: (target, field): Json | undefined => {
      if (typeof field === 'string') seen(field);
      return typeof field === 'string' ? target[field] : undefined;
    },
  });
}
