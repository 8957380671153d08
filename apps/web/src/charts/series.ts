export interface SeriesPoint {
  /** Days since 1970. */
  readonly day: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly path: number | null;
  /** Days are missing in it: drawn hollow. */
  readonly partial: boolean;
}

export interface TimeSeriesProps {
  readonly points: readonly SeriesPoint[];
  /** Where the path goes on after the last point, up to the right edge. */
  readonly future: readonly { readonly day: number; readonly path: number }[];
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
  readonly breaks: readonly number[];
  readonly now: { readonly day: number; readonly label: string } | null;
  readonly pathLabel: string | null;
  readonly gapLabel: string;
  /** One sentence that says what the picture shows. */
  readonly label: string;
  readonly tick: (value: number) => string;
  readonly dayTick: (day: number) => string;
}
