/** A department as a path, `Sales/Berlin`. The root, everybody, is the empty path. */
export type DepartmentPath = string;

export const ROOT: DepartmentPath = '';

/** People who sit on an inner node stand in this child of it, so that children always add up to their parent. */
export const DIRECT = '(direct)';

/** People without a department. */
export const UNASSIGNED = 'Unassigned';

/** Trims the parts and drops empty ones: ` Sales / Berlin/` is `Sales/Berlin`. */
export function normaliseDepartment(text: string): DepartmentPath {
  return text
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('/');
}

export function parentOf(path: DepartmentPath): DepartmentPath {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? ROOT : path.slice(0, cut);
}

/** The path itself and every node above it, nearest first, the root last. */
export function ancestry(path: DepartmentPath): DepartmentPath[] {
  const chain: DepartmentPath[] = [];
  for (let node = path; node !== ROOT; node = parentOf(node)) chain.push(node);
  chain.push(ROOT);
  return chain;
}

/** Levels below the root: 0 for the root itself. */
export function depthOf(path: DepartmentPath): number {
  return path === ROOT ? 0 : path.split('/').length;
}

export function isWithin(path: DepartmentPath, node: DepartmentPath): boolean {
  return node === ROOT || path === node || path.startsWith(`${node}/`);
}

/** From the root down, and by path within a level: the order in which the mask visits nodes. */
export function byLevelThenPath(a: DepartmentPath, b: DepartmentPath): number {
  return depthOf(a) - depthOf(b) || compareText(a, b);
}

/** Code-point order: the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
