/** People who stand in the same shown cells: no sum of shown cells tells them apart. */
export interface Block {
  readonly people: number;
  readonly atoms: readonly number[];
}

/** What is shown, as sums over blocks. Blocks are in an order that does not depend on that of the atoms. */
export interface Shown {
  readonly blocks: readonly Block[];
  /** The blocks of each shown cell, by cell. */
  readonly rows: ReadonlyMap<number, readonly number[]>;
}

/** @param shown indices of cells @param atomsOf the atoms of a cell @param people people of an atom */
export function shownBlocks(
  shown: readonly number[],
  atomsOf: (cell: number) => readonly number[],
  people: (atom: number) => number,
): Shown {
  const signatures = new Map<number, number[]>();
  for (const cell of shown) {
    for (const atom of atomsOf(cell)) {
      const signature = signatures.get(atom);
      if (signature) signature.push(cell);
      else signatures.set(atom, [cell]);
    }
  }
  const found = new Map<string, { cells: readonly number[]; atoms: number[]; people: number }>();
  for (const [atom, cells] of signatures) {
    const key = cells.join();
    const block = found.get(key) ?? { cells, atoms: [], people: 0 };
    block.atoms.push(atom);
    block.people += people(atom);
    found.set(key, block);
  }
  const blocks = [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
  const rows = new Map<number, number[]>(shown.map((cell) => [cell, []]));
  blocks.forEach(({ cells }, block) => cells.forEach((cell) => rows.get(cell)?.push(block)));
  return { blocks, rows };
}
