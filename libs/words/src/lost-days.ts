const DAY_MS = 86_400_000;

/** A day that did not come, and the source that misses it. */
export interface LostDay {
  readonly day: string;
  readonly connection: string;
  /** What readers call the source. */
  readonly title: string;
}

/** Days in a row; both ends inclusive, as `2026-10-31`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

export interface LostDays {
  readonly connection: string;
  readonly title: string;
  readonly spans: readonly DaySpan[];
}

const dayAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** Days in a row as one span, oldest first; a day counts once. */
export function spansOf(days: readonly string[]): readonly DaySpan[] {
  const spans: { from: string; to: string }[] = [];
  for (const day of [...new Set(days)].sort()) {
    const last = spans.at(-1);
    if (last !== undefined && dayAfter(last.to) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}

/** What each source did not deliver, in the order in which the sources come. */
export function lostOf(missing: readonly LostDay[]): readonly LostDays[] {
  const sources = new Map(missing.map(({ connection, title }) => [connection, title]));
  return [...sources].map(([connection, title]) => ({
    connection,
    title,
    spans: spansOf(missing.filter((own) => own.connection === connection).map(({ day }) => day)),
  }));
}
