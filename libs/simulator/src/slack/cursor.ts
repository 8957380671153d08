/** Where a list goes on. */
export interface Position {
  readonly at: string;
  /** Makes a second cursor to the same page: one of the ways in which a platform can misbehave. */
  readonly again?: boolean;
}

export const encodeCursor = ({ at, again = false }: Position): string =>
  Buffer.from(`${again ? 'again' : 'next'}:${at}`).toString('base64');

/** Undefined for what no answer named. */
export function decodeCursor(cursor: string): Position | undefined {
  const [, word, at = ''] = /^(next|again):(.*)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  return word === undefined ? undefined : { at, again: word === 'again' };
}
