/** Colour never speaks alone: each standing has a sign of its own. */
export type Sign = 'over' | 'under' | 'same' | 'unknown';

/** Texts with `**` around what is set in ink. */
export type Rich = string;

export interface PositionRow {
  readonly name: string;
  readonly baseline: string;
  readonly before: string;
  readonly now: string;
  readonly range: string;
  readonly path: string;
  /** The day of that path. */
  readonly pathOn: string;
  readonly target: string;
  readonly by: string;
  readonly sign: Sign;
  readonly against: string;
  /** 0 to 5; null: not graded. */
  readonly grade: number | null;
  readonly evidence: string;
}

export interface PositionGroup {
  readonly initiative: string;
  readonly rows: readonly PositionRow[];
}

export interface SignedLine {
  readonly sign: Sign | null;
  readonly text: Rich;
}

export type DayMark = 'full' | 'half' | 'hollow' | 'hatched' | 'pending';

export interface SourceStrip {
  readonly title: string;
  /** One a day of the month. */
  readonly marks: readonly DayMark[];
  readonly of: string;
  readonly label: string;
}

/** One shape of a chart, in points from its upper left corner. */
export interface ChartMark {
  readonly kind: 'grid' | 'band' | 'path' | 'line' | 'dot' | 'target' | 'event' | 'tick' | 'label' | 'strong';
  /** Path data of SVG; null for texts. */
  readonly d: string | null;
  readonly x: number | null;
  readonly y: number | null;
  readonly anchor: 'start' | 'middle' | 'end' | null;
  readonly text: string | null;
}

export interface ReportChart {
  readonly name: string;
  /** The picture in a sentence. */
  readonly label: string;
  /** Where the line breaks: which source was silent, and when; null: nowhere. */
  readonly gaps: string | null;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly ChartMark[];
}

/** A report as it is read, every text and figure in its words. All renderings draw this and nothing else. */
export interface Report {
  readonly month: string;
  readonly monthBefore: string;
  readonly organisation: string;
  readonly title: string;
  readonly meta: readonly string[];
  readonly verdict: readonly Rich[];
  readonly columns: { readonly before: string; readonly now: string };
  readonly position: readonly PositionGroup[];
  readonly charts: readonly ReportChart[];
  readonly changed: readonly SignedLine[];
  readonly goalposts: readonly SignedLine[];
  readonly days: number;
  readonly strips: readonly SourceStrip[];
  readonly coverage: readonly Rich[];
  readonly withheld: string;
  readonly signOff: readonly { readonly role: string; readonly state: string }[];
  readonly definitions: readonly { readonly term: string; readonly text: string }[];
  readonly sha256: string;
  readonly previous: string | null;
}
