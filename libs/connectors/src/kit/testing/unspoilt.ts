import type { Bench, ConformanceSubject, Unspoilt } from './bench.js';
import type { Asked } from './reading.js';
import { pagesOf, slicesOf, tellingsOf } from './reading.js';

type Reader<C> = Pick<Bench<C>, 'connector' | 'session' | 'proxy'>;

/**
 * What a platform holds, read as it is: by whichever case asks first, for all that come after. Nothing may be spoilt while
 * it is asked for.
 */
export class UnspoiltReadings<C> {
  readonly #subject: ConformanceSubject<C>;
  readonly #readings = new Map<Asked, Promise<Unspoilt>>();
  readonly #pieces = new Map<Asked, readonly Asked[]>();
  #slices: Promise<readonly Asked[]> | undefined;
  #richest: Promise<readonly Asked[]> | undefined;
  #smallest: Promise<readonly Asked[]> | undefined;

  constructor(subject: ConformanceSubject<C>) {
    this.#subject = subject;
  }

  slices({ connector, session }: Reader<C>): Promise<readonly Asked[]> {
    this.#slices ??= connector.discover(session).then((streams) => slicesOf(streams, this.#subject.span));
    return this.#slices;
  }

  richest(reader: Reader<C>): Promise<readonly Asked[]> {
    this.#richest ??= this.#findRichest(reader);
    return this.#richest;
  }

  smallest(reader: Reader<C>): Promise<readonly Asked[]> {
    this.#smallest ??= this.#findSmallest(reader);
    return this.#smallest;
  }

  piecesOf(asked: Asked): readonly Asked[] {
    const known = this.#pieces.get(asked) ?? piecesOf(asked, this.#subject);
    this.#pieces.set(asked, known);
    return known;
  }

  of(reader: Reader<C>, asked: Asked): Promise<Unspoilt> {
    const known = this.#readings.get(asked) ?? readWhole(reader, asked);
    this.#readings.set(asked, known);
    return known;
  }

  async #findRichest(reader: Reader<C>): Promise<readonly Asked[]> {
    const richest = new Map<string, Read>();
    for (const one of await this.#read(reader, await this.slices(reader))) {
      const { name } = one.asked.stream;
      richest.set(name, richer(richest.get(name), one));
    }
    return [...richest.values()].map(({ asked }) => asked);
  }

  async #findSmallest(reader: Reader<C>): Promise<readonly Asked[]> {
    const smallest: Asked[] = [];
    for (const whole of await this.#read(reader, await this.richest(reader))) {
      const pieces = await this.#read(reader, this.piecesOf(whole.asked));
      const enough = pieces.filter((piece) => isEnough(piece, whole));
      smallest.push(enough.reduce<Read | undefined>(richer, undefined)?.asked ?? whole.asked);
    }
    return smallest;
  }

  async #read(reader: Reader<C>, all: readonly Asked[]): Promise<readonly Read[]> {
    const read: Read[] = [];
    for (const asked of all) read.push({ asked, ...(await this.of(reader, asked)) });
    return read;
  }
}

interface Read extends Unspoilt {
  readonly asked: Asked;
}

/** Requests among which one can fail after the first, and others come after it. */
const ENOUGH_REQUESTS = 4;

/** Tells something, and leads on where the whole does. */
function isEnough(piece: Unspoilt, whole: Unspoilt): boolean {
  return (
    piece.told.length > 0 &&
    piece.requests >= Math.min(whole.requests, ENOUGH_REQUESTS) &&
    piece.pages.length >= Math.min(whole.pages.length, 2)
  );
}

function richer(one: Read | undefined, other: Read): Read {
  return one === undefined || other.told.length > one.told.length ? other : one;
}

function piecesOf(
  { stream, slice }: Asked,
  { span, cuts }: Pick<ConformanceSubject<unknown>, 'span' | 'cuts'>,
): readonly Asked[] {
  if (!('from' in slice)) return [{ stream, slice }];
  const edges = [span.from, ...cuts.filter((at) => at > span.from && at < span.to), span.to];
  return edges.slice(0, -1).map((from, i) => ({
    stream,
    slice: { ...slice, from, to: edges[i + 1] ?? span.to },
  }));
}

async function readWhole<C>(
  { connector, session, proxy }: Reader<C>,
  { stream, slice }: Asked,
): Promise<Unspoilt> {
  const first = proxy.requests;
  const pages = await pagesOf(connector, session, slice);
  return { pages, told: tellingsOf(connector, stream, pages), requests: proxy.requests - first };
}
