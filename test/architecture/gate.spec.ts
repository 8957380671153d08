import ts from 'typescript';
import { filesBelow, isScript, isSpec, read } from './repository.js';

/** What a statement names where it looks at people, counts of them, or what was published of them. */
const ABOUT_PEOPLE =
  /\b(?:person|counting|release)\.[a-z]\w*|\bdeclared\.persona_headcount\b|\bschema: 'person'/;

/** Who may call such statements, and why. Whoever tells a reader something is not among them. */
const MAY: Readonly<Record<string, string>> = {
  'libs/application/src/gate/': 'the gate: what a reader may see comes out of here',
  'libs/application/src/refresh/': 'makes the release, with disclosure control',
  'libs/application/src/preview/write-preview.ts': 'makes the preview, with disclosure control',
  'libs/application/src/directory/': 'takes directories; a receipt counts the lines of the file handed in',
  'libs/application/src/activity/': 'takes activity; a receipt counts the lines of the file handed in',
  'libs/application/src/accounts/import-aliases.ts':
    'takes rules of whose accounts are; a receipt counts the lines of the file handed in',
  'libs/application/src/delivery/': 'takes deliveries; a receipt counts the lines of the one handed in',
  'libs/application/src/sync/': 'takes what platforms send',
  'libs/application/src/access/create-token.ts': 'whether a department is in the directory',
  'apps/server/src/cli/open.ts': 'opens the database with its tables',
  'libs/application/src/setup/examine.ts': 'how many periods wait, and how many rules were asked about',
};

const storage = filesBelow('libs/storage/src').filter(
  (file) => isScript(file) && !isSpec(file) && !file.includes('/migrations/'),
);
const declared = storage.flatMap((file) => declarationsOf(read(file)));
const guarded = reaching(declared);
const others = ['libs/application/src', 'libs/reporting/src', 'apps/server/src'].flatMap((folder) =>
  filesBelow(folder).filter((file) => isScript(file) && !isSpec(file)),
);

interface Declaration {
  readonly name: string;
  readonly text: string;
  /** Names that it uses, not those of properties. */
  readonly uses: ReadonlySet<string>;
}

/** Functions, constants and classes at the top of a file. */
function declarationsOf(text: string): Declaration[] {
  return sourceOf(text).statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return statement.name ? [declarationOf(statement.name, statement)] : [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map((own) => declarationOf(own.name, own));
  });
}

function declarationOf(name: ts.Node, node: ts.Node): Declaration {
  const uses = new Set<string>();
  const visit = (own: ts.Node): void => {
    if (ts.isIdentifier(own) && !isProperty(own)) uses.add(own.text);
    ts.forEachChild(own, visit);
  };
  visit(node);
  return { name: name.getText(), text: node.getText(), uses };
}

function isProperty(own: ts.Identifier): boolean {
  const { parent } = own;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === own) ||
    ((ts.isPropertySignature(parent) || ts.isPropertyAssignment(parent)) && parent.name === own)
  );
}

/** Names of what looks at people by itself or through others of these. */
function reaching(all: readonly Declaration[]): ReadonlySet<string> {
  const found = new Set(all.filter(({ text }) => ABOUT_PEOPLE.test(text)).map(({ name }) => name));
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { name, uses } of all) if ([...uses].some((use) => found.has(use))) found.add(name);
  }
  return found;
}

function sourceOf(text: string): ts.SourceFile {
  return ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
}

/** What a text takes from storage past the gate; `*` where it takes everything. */
function pastTheGate(text: string): string[] {
  const taken = sourceOf(text).statements.flatMap((statement) => {
    const isMove = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    if (!isMove || !statement.moduleSpecifier) return [];
    if (!/^['"]@takeup\/storage/.test(statement.moduleSpecifier.getText())) return [];
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (statement.isTypeOnly) return [];
      return clause && ts.isNamedExports(clause) ? clause.elements.map(nameOf) : ['*'];
    }
    const bindings = statement.importClause?.namedBindings;
    if (statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || !bindings) return [];
    return ts.isNamedImports(bindings) ? bindings.elements.map(nameOf) : ['*'];
  });
  return taken.filter((name) => name === '*' || guarded.has(name));
}

function nameOf({ name, propertyName }: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (propertyName ?? name).text;
}

/** Statements of its own about people, outside of comments. */
function ownStatements(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    if (
      isText &&
      /\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s/.test(node.getText()) &&
      ABOUT_PEOPLE.test(node.getText())
    )
      found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(text));
  return found;
}

const isAllowed = (file: string) => Object.keys(MAY).some((place) => file.startsWith(place));

it('nothing reads people, counts or the release past the gate', () => {
  const past = others
    .filter((file) => !isAllowed(file))
    .flatMap((file) => pastTheGate(read(file)).map((name) => `${file}: ${name}`));
  expect(past).toEqual([]);
});

it('nothing but storage holds statements about people', () => {
  const own = others.flatMap((file) => ownStatements(read(file)).map((text) => `${file}: ${text}`));
  // An import waits here until the one before it is through; it reads nothing.
  expect(own).toEqual([
    "libs/application/src/directory/take-roster.ts: 'LOCK TABLE person.roster IN SHARE ROW EXCLUSIVE MODE'",
  ]);
});

it('every place that may is there', () => {
  expect(Object.keys(MAY).filter((place) => !others.some((file) => file.startsWith(place)))).toEqual([]);
});

describe('this test is not blind', () => {
  it('to what is taken from storage', () => {
    expect(guarded.size).toBeGreaterThan(40);
    for (const name of [
      'releasedFigures',
      'newestRoster',
      'personaHeadcounts',
      'countAtoms',
      'readPreviewRow',
    ])
      expect([...guarded]).toContain(name);
    expect(pastTheGate("import { reading, releasedFigures as own } from '@takeup/storage';")).toEqual([
      'releasedFigures',
    ]);
    expect(pastTheGate("import * as all from '@takeup/storage';")).toEqual(['*']);
    expect(pastTheGate("export { profilesOf } from '@takeup/storage';")).toEqual(['profilesOf']);
    expect(pastTheGate("import type { ReleasedFigure } from '@takeup/storage';")).toEqual([]);
  });

  it('to statements', () => {
    expect(ownStatements('await session.query(`SELECT count(*) FROM person.roster_member`);')).toHaveLength(
      1,
    );
    expect(ownStatements("const said = 'the right person.';")).toEqual([]);
  });
});
