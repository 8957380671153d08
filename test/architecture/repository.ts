import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The repository as these tests see it: paths are relative to its top and use `/`. */
export const ROOT = path.resolve(__dirname, '../..');

/** The folders that hold code. */
export const CODE_FOLDERS = ['libs', 'apps', 'test', 'tools'] as const;

const LEFT_OUT = new Set(['node_modules', 'dist', '.nx', '.jest-cache', '.takeup']);
const GENERATED = ['libs/schema/src/generated/', 'apps/web/src/graphql/generated/'];

export function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

export function exists(file: string): boolean {
  return existsSync(path.join(ROOT, file));
}

/** Every file below a folder that somebody wrote; those that a tool wrote only where they are asked for. */
export function filesBelow(folder: string, { generated = false } = {}): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
    const file = `${folder}/${entry.name}`;
    if (LEFT_OUT.has(entry.name) || entry.name.startsWith('.test-results')) continue;
    if (entry.isDirectory()) found.push(...filesBelow(file, { generated }));
    else if (entry.name.endsWith('.tsbuildinfo')) continue;
    else if (generated || !GENERATED.some((own) => file.startsWith(own))) found.push(file);
  }
  return found.sort();
}

export function isScript(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file);
}

export function isSpec(file: string): boolean {
  return /\.(?:pg-|e2e-)?spec\.tsx?$/.test(file) || file.endsWith('/spec-worker.mjs');
}

/** What a file imports, types and dynamic imports included, as it is written there. */
export function importsOf(file: string): string[] {
  return ts.preProcessFile(read(file), true, true).importedFiles.map(({ fileName }) => fileName);
}

/** Imports of values only, as they count for cycles. */
export function valueImportsOf(file: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, false);
  return source.statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement)) {
      return statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        ? []
        : [textOf(statement.moduleSpecifier)];
    }
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly || !statement.moduleSpecifier) return [];
    return [textOf(statement.moduleSpecifier)];
  });
}

function textOf(node: ts.Expression): string {
  return ts.isStringLiteral(node) ? node.text : '';
}

/** `@scope/name` or `name` of an import; undefined for a relative one and for Node's own. */
export function packageOf(specifier: string): string | undefined {
  if (/^(?:\.|node:)/.test(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The projects under `libs` and `apps`, as `libs/domain`. */
export function projects(): string[] {
  return ['libs', 'apps'].flatMap((kind) =>
    readdirSync(path.join(ROOT, kind), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && exists(`${kind}/${entry.name}/package.json`))
      .map(({ name }) => `${kind}/${name}`),
  );
}

export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export function manifestOf(folder: string): Manifest {
  return JSON.parse(read(`${folder}/package.json`)) as Manifest;
}
