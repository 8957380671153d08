import type { Instant, InstantSpan } from './slice.js';

/** Spans in order, with those that touch or overlap made one. */
export function mergeSpans(spans: readonly InstantSpan[]): readonly InstantSpan[] {
  const merged: InstantSpan[] = [];
  for (const span of spans.filter(({ from, to }) => from < to).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

/** What of `whole` none of the spans covers, oldest first. */
export function gapsIn(whole: InstantSpan, covered: readonly InstantSpan[]): readonly InstantSpan[] {
  const gaps: InstantSpan[] = [];
  let from = whole.from;
  for (const span of mergeSpans(covered)) {
    if (span.from >= whole.to) break;
    if (span.from > from) gaps.push({ from, to: span.from });
    from = Math.max(from, span.to);
  }
  if (from < whole.to) gaps.push({ from, to: whole.to });
  return gaps;
}

/** A span in pieces, cut at those of the marks that lie within it; oldest first. */
export function cutAt(span: InstantSpan, marks: readonly Instant[]): readonly InstantSpan[] {
  const inner = marks.filter((mark) => mark > span.from && mark < span.to).toSorted((a, b) => a - b);
  const edges = [span.from, ...inner, span.to];
  return edges.slice(1).map((to, i) => ({ from: edges[i] ?? span.from, to }));
}
