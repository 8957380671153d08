/** Atoms that stand in the same sets are one: shares of a block can always be spread over its atoms. */
export function blocksOf(atoms: number, sets: readonly (readonly number[])[]) {
  const unique = [...new Map(sets.map((own) => [own.join(), new Set(own)])).values()];
  const blockOf = new Map<string, number>();
  const members: number[][] = [];
  const own = Array.from({ length: atoms }, (_, atom) => {
    const key = unique.map((set) => (set.has(atom) ? '1' : '0')).join('');
    const block = blockOf.get(key) ?? blockOf.size;
    blockOf.set(key, block);
    (members[block] ??= []).push(atom);
    return block;
  });
  return {
    of: (some: readonly number[]): readonly number[] => [...new Set(some.map((atom) => own[atom] ?? -1))],
    members: members as readonly (readonly number[])[],
  };
}
