import { goneOnWith } from './gone-on-with.js';
import type { Interrupted } from './gone-on-with.js';
import { cutAt, gapsIn } from './spans.js';
import type { Instant, Slice, InstantSpan, StreamPart } from './slice.js';

export interface StreamToPlan {
  readonly name: string;
  readonly progress: Slice['by'];
  /** None: the stream is one part. */
  readonly parts?: readonly StreamPart[];
  /** A row stands in the window of its last change only, and moves on while older ones are being read. */
  readonly byChange?: true;
}

/** What is known of one part; `part` is empty where the stream is one. */
export interface PartProgress {
  readonly part: string;
  /** Read after they had settled: never asked for again. */
  readonly settled: readonly InstantSpan[];
  /** None of them reaches into another. */
  readonly interrupted?: readonly Interrupted[];
  /** By change: the newest of what is settled was not followed by a reading to the moment yet. */
  readonly isLoose?: boolean;
}

export interface PlanRequest {
  readonly stream: StreamToPlan;
  readonly progress: readonly PartProgress[];
  /** From where the stream's history is wanted to the end of what can be complete. */
  readonly wanted: InstantSpan;
  /** What was broken off is gone on with though it begins before what is wanted now, but not before this. */
  readonly reach?: Instant;
  /** Instants at which long spans are cut, such as the first of each month: what is newest is complete first. */
  readonly marks: readonly Instant[];
}

const WHOLE: StreamPart = { key: '' };

/** The span in which a part can hold anything, within what is wanted; empty spans are null. */
export function expectedOf(part: StreamPart, wanted: InstantSpan): InstantSpan | null {
  const from = Math.max(wanted.from, part.from ?? wanted.from);
  const to = Math.min(wanted.to, part.until ?? wanted.to);
  return from < to ? { from, to } : null;
}

/**
 * Every span never read, or read before it had settled, newest first. Incremental reading, backfill, catching up after an outage and reading
 * late figures again are this one function: what differs is only what is covered. What was broken off stays a slice of its own and goes on
 * where it stood, whatever was read of the same part since. Where rows are found by the time of their change, each
 * part ends with a reading to the moment: what moved on from a span before that was read stands there.
 */
export function plan({ stream, progress, wanted, reach, marks }: PlanRequest): readonly Slice[] {
  if (stream.progress === 'token' || stream.progress === 'snapshot')
    return [{ by: stream.progress, stream: stream.name }];
  const known = new Map(progress.map((entry) => [entry.part, entry]));
  const by = stream.progress;
  const slices: Spanned[] = [];
  const closing: Spanned[] = [];
  for (const part of stream.parts ?? [WHOLE]) {
    const expected = expectedOf(part, wanted);
    if (expected === null) continue;
    const own = known.get(part.key);
    const settled = own?.settled ?? [];
    const begun = goneOnWith(own?.interrupted ?? [], {
      ...{ expected, settled },
      reach: Math.max(reach ?? wanted.from, part.from ?? -Infinity),
    });
    const from = Math.min(expected.from, ...begun.map((span) => span.from));
    const gaps = gapsIn({ from, to: expected.to }, settled);
    const planned = spansOf({ by, gaps, begun, marks }).map((span) => toSlice({ stream, by, part, span }));
    // Of a part that ended before, nothing moves any more.
    if (stream.byChange !== true || expected.to < wanted.to) slices.push(...planned);
    else if (isReadAtOnce(planned, wanted)) slices.push(...planned.map(opened));
    else {
      slices.push(...planned);
      const end = { from: wanted.to, to: wanted.to };
      if (planned.length > 0 || own?.isLoose === true)
        closing.push(opened(toSlice({ stream, by, part, span: end })));
    }
  }
  return [...slices.toSorted(newestFirst), ...closing.toSorted(newestFirst)];
}

type Spanned = Extract<Slice, { readonly by: 'window' | 'walk' }>;

/** What is asked for in one go from its beginning to the end of what is wanted need only be asked for without an end. */
function isReadAtOnce(slices: readonly Spanned[], wanted: InstantSpan): boolean {
  const [only] = slices;
  return slices.length === 1 && only?.to === wanted.to && only.cursor === undefined;
}

const opened = (slice: Spanned): Spanned => ({ ...slice, open: true });

const newestFirst = (a: Spanned, b: Spanned) => b.to - a.to || compare(a.part ?? '', b.part ?? '');

interface ToCut {
  readonly by: 'window' | 'walk';
  readonly gaps: readonly InstantSpan[];
  /** What is gone on with. */
  readonly begun: readonly Interrupted[];
  readonly marks: readonly Instant[];
}

type Asked = InstantSpan & Pick<Slice, 'cursor'>;

/** A walk passes what is newer on its way down, so it goes once, through all gaps, but for what is gone on with. */
function spansOf({ by, gaps, begun, marks }: ToCut): readonly Asked[] {
  const [oldest, newest] = [gaps[0], gaps.at(-1)];
  if (oldest === undefined || newest === undefined) return [];
  const isLacking = (span: InstantSpan) => gaps.some((gap) => gap.from < span.to && span.from < gap.to);
  const spans = by === 'window' ? gaps : [{ from: oldest.from, to: newest.to }];
  const anew = spans.flatMap((span) => gapsIn(span, begun)).filter(isLacking);
  return [...begun, ...(by === 'window' ? anew.flatMap((span) => cutAt(span, marks)) : anew)];
}

interface Piece {
  readonly stream: StreamToPlan;
  readonly by: 'window' | 'walk';
  readonly part: StreamPart;
  readonly span: Asked;
}

function toSlice({ stream, by, part, span: { from, to, cursor } }: Piece): Spanned {
  return {
    by,
    stream: stream.name,
    from,
    to,
    ...(part.key === '' ? {} : { part: part.key }),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
