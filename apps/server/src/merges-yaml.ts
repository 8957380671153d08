import type { DepartmentMerge } from '@takeup/domain';

/** Merges as they stand in takeup.yaml; null where there are none. Quoted, because a path may hold anything. */
export function mergesYaml(merges: readonly DepartmentMerge[]): string | null {
  if (merges.length === 0) return null;
  const lines = merges.flatMap(({ into, from }) => [
    `    - into: ${JSON.stringify(into)}`,
    '      from:',
    ...from.map((path) => `        - ${JSON.stringify(path)}`),
  ]);
  return ['directory:', '  merges:', ...lines, ''].join('\n');
}
