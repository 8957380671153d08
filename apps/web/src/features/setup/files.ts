export type FileKind = 'directory' | 'activity';

export interface ChosenFile {
  readonly file: File;
  readonly kind: FileKind | null;
}

export const CONNECTION = /^[a-z][a-z0-9-]{0,39}$/;
/** More than any header line, little enough to read at once. */
const HEAD_BYTES = 64 * 1024;

const headerOf = (text: string) =>
  (text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '')
    .split(/[,;\t|]/)
    .map((name) => name.trim().replace(/^"|"$/g, '').trim().toLowerCase());

/** Which of the two files it is, told by its name where the name settles it, else by its first line. */
export function recognise(name: string, head: string): FileKind | null {
  if (/\.ndjson(\.gz)?$/i.test(name)) return 'activity';
  const header = headerOf(head);
  if (header.includes('account') && header.includes('kind')) return 'activity';
  if (header.includes('employee_id')) return 'directory';
  return null;
}

/** `Sign-ins Oct.csv` → `sign-ins-oct`: a start that the reader may change. */
export function connectionFor(name: string): string {
  const base = name
    .replace(/(\.csv|\.ndjson|\.gz)+$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const lettered = /^[a-z]/.test(base) ? base : `files-${base}`.replace(/-$/, '');
  return lettered.slice(0, 40).replace(/-+$/, '');
}

export async function inspect(file: File): Promise<ChosenFile> {
  const head = /\.gz$/i.test(file.name) ? '' : await file.slice(0, HEAD_BYTES).text();
  return { file, kind: recognise(file.name, head) };
}

/** One file of each kind; a later one takes the place of an earlier one. */
export function together(before: readonly ChosenFile[], more: readonly ChosenFile[]): readonly ChosenFile[] {
  const all = [...before, ...more];
  const last = (kind: FileKind) => all.findLast((chosen) => chosen.kind === kind);
  const unknown = more.filter(({ kind }) => kind === null);
  return [last('directory'), last('activity'), ...unknown].filter((chosen) => chosen !== undefined);
}
