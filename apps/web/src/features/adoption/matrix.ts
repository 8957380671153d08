import { ALL, NONE, leafOf } from '../../graphql/rows';
import type { Row } from '../../graphql/rows';
import type { Adoption } from './verdict';
import { words } from '../../ui/words';

export interface Column {
  readonly department: string;
  readonly title: string;
  /** For the phone, where a column is as wide as five letters. */
  readonly short: string;
  readonly total: boolean;
}

export type HiddenTogether = Adoption['hiddenTogether'][number];

export interface MatrixRow {
  readonly persona: string;
  readonly title: string;
  readonly note: string;
  readonly targeted: boolean;
  /** One entry a column; null where the release has no such cell. */
  readonly cells: readonly (Row | null)[];
  /** Its hidden groups as one; null where nothing can be said of them. */
  readonly hiddenTogether: HiddenTogether | null;
}

export interface ShareCell {
  /** 0 to 1; null where it is not shown. */
  readonly share: number | null;
  readonly mark: 'shown' | 'hidden' | 'below' | 'from' | 'none';
  /** For a coded group: its share is under (`below`) or at least (`from`) this. */
  readonly bound: number | null;
}

export interface Matrix {
  readonly columns: readonly Column[];
  readonly rows: readonly MatrixRow[];
  readonly staff: readonly ShareCell[];
  readonly active: readonly ShareCell[];
  readonly total: Row | null;
}

const SHORT_MAX = 6;

/** First words, cut where they are long; full names where two would read alike. */
export function shortNames(titles: readonly string[]): readonly string[] {
  const first = titles.map((title) => {
    const word = title.split(/[\s/&-]+/)[0] ?? title;
    return word.length <= SHORT_MAX ? word : `${word.slice(0, 4)}.`;
  });
  return first.map((name, i) => {
    if (first.indexOf(name) === i && first.lastIndexOf(name) === i) return name;
    const initials = (titles[i] ?? '').split(/[\s/&-]+/).map((word) => word.charAt(0).toUpperCase());
    return initials.length > 1 ? initials.join('') : (titles[i] ?? '').slice(0, SHORT_MAX);
  });
}

function targetNote(row: Row | null, cells: readonly (Row | null)[]): string {
  const { matrix } = words.adoption;
  const targeted = cells.filter(
    (cell): cell is Row => cell !== null && cell.path !== null && cell.target !== null,
  );
  const speaker = row !== null && row.path !== null && row.target !== null ? row : (targeted[0] ?? null);
  // A row that carries nothing says nothing about targets either.
  if (speaker === null && cells.some((cell) => cell !== null && cell.target !== null)) return matrix.unread;
  if (speaker === null)
    return cells.some((cell) => cell !== null && cell.people !== null) ? matrix.noTarget : '';
  const filled = cells.filter((cell) => cell !== null && cell.people !== null);
  if (speaker !== row && targeted.length < filled.length) return matrix.targetsIn(targeted.length);
  // Rows whose groups were each measured for their own baseline have no one path to name.
  if (targeted.some((cell) => Math.abs((cell.path ?? 0) - (speaker.path ?? 0)) > 0.0005))
    return matrix.ownPaths;
  return matrix.path(speaker.path ?? 0, speaker.target ?? 0, speaker.deadline ?? '');
}

function shareOf(part: Row | null, whole: Row | null, key: 'people' | 'count'): ShareCell {
  const all = whole?.[key] ?? null;
  const own = part?.[key] ?? null;
  const blank = { share: null, bound: null };
  if (part?.status === 'HIDDEN') return { ...blank, mark: 'hidden' };
  if (part === null || all === null || all === 0) return { ...blank, mark: 'none' };
  if (own !== null) return { share: own / all, mark: 'shown', bound: null };
  if (part.countAtMost !== null) return { share: null, mark: 'below', bound: (part.countAtMost + 1) / all };
  if (part.countAtLeast !== null) return { share: null, mark: 'from', bound: part.countAtLeast / all };
  return { ...blank, mark: 'none' };
}

const personaOrder = (a: MatrixRow, b: MatrixRow) =>
  Number(b.targeted) - Number(a.targeted) ||
  Number(a.persona === ALL) - Number(b.persona === ALL) ||
  Number(a.persona === NONE) - Number(b.persona === NONE);

/** Rows of the answer → the table. `department` is the chosen node, whose own row becomes the total. */
export function matrixOf(
  rows: readonly Row[],
  department: string | null,
  hiddenTogether: readonly HiddenTogether[] = [],
): Matrix {
  const total = department ?? ALL;
  const paths = [...new Set(rows.map((row) => row.department))].filter(
    (path) => path !== total && path !== ALL,
  );
  const titles = paths.map(leafOf);
  const shorts = shortNames(titles);
  const columns: Column[] = paths.map((path, i) => ({
    department: path,
    title: titles[i] ?? path,
    short: shorts[i] ?? path,
    total: false,
  }));
  columns.push({
    department: total,
    title: words.adoption.matrix.all,
    short: words.adoption.matrix.all,
    total: true,
  });

  const at = new Map(rows.map((row) => [`${row.persona}~${row.department}`, row]));
  const personas = [...new Set(rows.map((row) => row.persona))];
  const built = personas.map((persona): MatrixRow => {
    const cells = columns.map((column) => at.get(`${persona}~${column.department}`) ?? null);
    const name = rows.find((row) => row.persona === persona)?.personaName ?? persona;
    const title =
      persona === ALL
        ? words.adoption.matrix.everybody
        : persona === NONE
          ? words.adoption.matrix.noPersona
          : name;
    return {
      persona,
      title,
      note: targetNote(cells.at(-1) ?? null, cells),
      targeted: cells.some((cell) => cell !== null && cell.path !== null),
      cells,
      hiddenTogether: hiddenTogether.find((own) => own.persona === persona) ?? null,
    };
  });

  const everybody = columns.map((column) => at.get(`${ALL}~${column.department}`) ?? null);
  const whole = everybody.at(-1) ?? null;
  return {
    columns,
    // A persona that nobody here holds would be a line of dashes.
    rows: built
      .filter(({ cells }) => cells.some((cell) => cell !== null && cell.status !== 'NO_PEOPLE'))
      .toSorted(personaOrder),
    staff: everybody.map((part) => shareOf(part, whole, 'people')),
    active: everybody.map((part) => shareOf(part, whole, 'count')),
    total: whole,
  };
}
