/** What the API says, as far as the attack reads it. Every field is asked for; these are the ones reckoned with. */
export interface Rows {
  readonly personas: readonly string[];
  readonly departments: readonly string[];
  readonly locations: readonly string[];
  readonly statuses: readonly string[];
  readonly [column: string]: readonly (string | number | boolean | null)[];
}

export interface PeriodAnswer {
  readonly key: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly final: boolean;
}

export interface Bounds {
  readonly people?: number | null;
  readonly count?: number | null;
  readonly countAtMost?: number | null;
  readonly countAtLeast?: number | null;
}

export interface LowGroup extends Bounds {
  readonly persona: string;
  readonly department: string;
  readonly status: string;
  readonly rate: number | null;
  readonly path: number;
  readonly short: number | null;
  readonly shortAtLeast: number | null;
  readonly weakest: { readonly measure: string; readonly kept: number } | null;
}

export interface Adoption {
  readonly __typename: string;
  readonly measure: string;
  readonly scope: string;
  readonly period: PeriodAnswer;
  readonly asOf: string | null;
  readonly policy: { readonly minimumGroup: number; readonly t: number };
  readonly match: { readonly accounts: number; readonly matched: number } | null;
  readonly rows: Rows;
  readonly withheld: { readonly cells: number };
  readonly onlyIt: {
    readonly departments: readonly string[];
    readonly ofPeople: number;
    readonly ofActive: number;
    readonly rateOutside: number | null;
  } | null;
  readonly spread: { readonly atOrOver: number; readonly withTarget: number } | null;
  readonly low: readonly LowGroup[];
  readonly excluded: readonly { readonly reason: string; readonly people: number | null }[];
}

export interface LadderStep extends Bounds {
  readonly measure: string | null;
  readonly status: string;
  readonly kept: number | null;
}

export interface Group {
  readonly __typename: string;
  readonly persona: string;
  readonly department: string;
  readonly period: PeriodAnswer;
  readonly row: Rows;
  readonly ladder: readonly LadderStep[];
  readonly series: {
    readonly ends: readonly string[];
    readonly statuses: readonly string[];
    readonly counts: readonly (number | null)[];
    readonly people: readonly (number | null)[];
  };
}

export interface Purpose {
  readonly to: string;
  readonly percentWith: number | null;
  readonly departments: {
    readonly departments: readonly string[];
    readonly percentsOfAll: readonly (number | null)[];
  };
}

export interface Overview {
  readonly window: PeriodAnswer | null;
  readonly purpose: Purpose | null;
  readonly initiatives: readonly {
    readonly key: string;
    readonly adoption: { readonly measure: string; readonly rows: Rows } | null;
  }[];
  readonly reach: {
    readonly rows: Rows;
    readonly measures: readonly string[];
    readonly departments: Rows;
    readonly onlyIt: Adoption['onlyIt'];
  } | null;
}

/** One row of a report's JSON. */
export interface ReportRow extends Bounds {
  readonly department: string;
  readonly persona: string;
  readonly status: string;
}

export interface ReportFigures {
  readonly measure: string;
  readonly period: string;
  readonly rows: readonly ReportRow[];
}

export interface ReportFacts {
  readonly periods: { readonly window: string | null; readonly windowBefore: string | null };
  readonly figures: readonly ReportFigures[];
  readonly initiatives: readonly {
    readonly key: string;
    readonly adoption: readonly ReportFigures[];
    readonly targets: readonly {
      readonly measure: string;
      readonly now: ReportRow | null;
      readonly before: ReportRow | null;
    }[];
  }[];
}
