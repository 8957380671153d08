const DAY = 86_400_000;

export interface MissingDay {
  readonly day: string;
  readonly connection: string;
  readonly title: string;
}

/** Both ends inclusive. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface LostDays {
  readonly connection: string;
  readonly title: string;
  readonly spans: readonly Span[];
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

/** Days in a row as one span, oldest first; a day counts once. */
export function spansOf(days: readonly string[]): readonly Span[] {
  const spans: { from: string; to: string }[] = [];
  for (const day of [...new Set(days)].toSorted()) {
    const last = spans.at(-1);
    if (last !== undefined && dayAfter(last.to) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}

/** What each source did not deliver. */
export function lostOf(missing: readonly MissingDay[]): readonly LostDays[] {
  const sources = new Map(missing.map(({ connection, title }) => [connection, title]));
  return [...sources].map(([connection, title]) => ({
    connection,
    title,
    spans: spansOf(missing.filter((own) => own.connection === connection).map(({ day }) => day)),
  }));
}
