import type { DepartmentMerge, MergeFault } from '@takeup/domain';
import { isWithin, mergeFaults, normaliseDepartment } from '@takeup/domain';
import { z } from 'zod';

const text = z.string('must be text').trim().min(1, 'must not be empty');

/** Departments of one parent that count as one. */
export const mergesSchema = z
  .array(z.strictObject({ into: text, from: z.array(text, 'must be a list of departments') }))
  .default([]);

const SAYS: Readonly<Record<MergeFault['code'], (path: string) => string>> = {
  'reserved-name': (path) => `into ${path}: this name means something else; choose another one`,
  'too-few': (path) => `into ${path}: from must name two departments or more`,
  'other-parent': (path) => `from ${path}: only departments of the parent of the new name can be merged`,
  'named-twice': (path) => `${path} is named twice`,
  'within-merged': (path) => `from ${path}: it lies within a department that is merged as a whole`,
  'into-merged': (path) =>
    `into ${path}: it is, or lies within, a department that is merged; choose a new name`,
};

/** @returns the merges, or every fault in them, a line each */
export function readMerges(
  entries: z.infer<typeof mergesSchema>,
  itDepartments: readonly string[],
): { readonly merges: readonly DepartmentMerge[]; readonly faults: readonly string[] } {
  const merges = entries.map(({ into, from }) => ({
    into: normaliseDepartment(into),
    from: from.map(normaliseDepartment),
  }));
  const faults = mergeFaults(merges).map(
    ({ code, merge, path }) => `directory.merges.${merge} ${SAYS[code](path === '' ? '/' : path)}`,
  );
  const merged = merges.flatMap(({ from }) => from);
  const lost = itDepartments.filter((own) =>
    merged.some((path) => isWithin(own.toLowerCase(), path.toLowerCase())),
  );
  return {
    merges,
    faults: [
      ...faults,
      ...lost.map((path) => `organisation.it_departments names ${path}, which directory.merges takes away`),
    ],
  };
}
