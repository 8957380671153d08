const LISTED = 5;

/** The first of the lines at fault, and how many there are. */
export function listedLines(lines: readonly (number | string)[]): {
  readonly count: number;
  readonly lines: string;
} {
  const more = lines.length > LISTED ? ', …' : '';
  return { count: lines.length, lines: lines.slice(0, LISTED).join(', ') + more };
}
