const MEASURES = ['REACHED', 'ACTIVE', 'HABITUAL', 'CONTRIBUTING', 'REGISTERED'] as const;
const BY = ['PERSONA', 'DEPARTMENT', 'LOCATION'];

/** One measure in one period, of everything or of an initiative. */
export interface Question {
  readonly initiative: string | null;
  readonly period: string;
  readonly measure: string;
}

/** Cells, and how they are asked for: what they are grouped by and where. */
export interface CellQuestion extends Question {
  readonly way: string;
}

/** Of the questions about an initiative whose connections another one counts, too: figures repeat beside other targets. */
const SHARE_OF_REPEATED = 3;

/**
 * The two ways that lead to every cell (a location is one of the first level only), in each question. Who has an account is
 * told in no period, which one question shows.
 */
export function lattice(
  initiative: string | null,
  periods: readonly string[],
  isRepeated: boolean,
): readonly CellQuestion[] {
  return periods
    .flatMap((period, n) =>
      MEASURES.filter((measure) => n === 0 || measure !== 'REGISTERED').map((measure) => ({
        ...{ initiative, period, measure },
      })),
    )
    .filter((_, n) => !isRepeated || n % SHARE_OF_REPEATED === 0)
    .flatMap((question) =>
      ['by: [PERSONA, DEPARTMENT], allLevels: true', 'by: [DEPARTMENT, LOCATION]'].map((way) => ({
        ...question,
        way,
      })),
    );
}

export function waysToAsk(departments: readonly string[]): readonly string[] {
  const by = [0, 1, 2, 3, 4, 5, 6, 7].map((set) => `by: [${BY.filter((_, n) => set & (1 << n)).join(', ')}]`);
  const where = ['', ...departments.map((path) => `, department: "${path}"`)];
  return by.flatMap((own) =>
    where.flatMap((place) => ['', ', allLevels: true'].map((deep) => `${own}${place}${deep}`)),
  );
}

export function questionText({ initiative, period, measure }: Question): string {
  const about = initiative === null ? '' : `, initiative: "${initiative}"`;
  return `measure: ${measure}, period: "${period}"${about}`;
}
