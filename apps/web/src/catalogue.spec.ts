import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const SPOKEN = new Set([
  'aria-label',
  'aria-valuetext',
  'aria-description',
  'aria-roledescription',
  'title',
  'alt',
  'placeholder',
  'label',
]);
const LETTERS = /\p{L}{2,}/u;

/** Text a reader would see or hear that stands in the code instead of in the catalogue. */
function strayText(fileName: string, source: string): readonly string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const report = (node: ts.Node, text: string) => {
    if (!LETTERS.test(text)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${fileName}:${line + 1} ${text.trim().slice(0, 60)}`);
  };
  const literals = (node: ts.Node) => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) report(node, node.text);
    if (ts.isTemplateExpression(node))
      for (const part of [node.head, ...node.templateSpans.map(({ literal }) => literal)])
        report(part, part.text);
  };
  /** Literals that end up as the value: branches of conditions, not their tests, not arguments of calls. */
  const values = (node: ts.Node) => {
    literals(node);
    if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(values);
    if (ts.isParenthesizedExpression(node)) values(node.expression);
    if (ts.isBinaryExpression(node))
      [node.left, node.right].forEach((side) =>
        ts.isBinaryExpression(side) || node.operatorToken.kind === ts.SyntaxKind.PlusToken
          ? values(side)
          : undefined,
      );
  };
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) report(node, node.text);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer !== undefined)
      values(
        ts.isJsxExpression(node.initializer) && node.initializer.expression !== undefined
          ? node.initializer.expression
          : node.initializer,
      );
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression !== undefined)
      values(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const root = __dirname;
const sources = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('.spec.tsx'));

describe('the catalogue holds every word on screen', () => {
  it.each([
    ['text between tags', '<p>Hello there</p>', 1],
    ['a spoken attribute', '<button aria-label="Close" />', 1],
    ['a branch of a condition', "<p>{open ? 'Open' : words.closed}</p>", 1],
    ['a template', '<p>{`${n} people`}</p>', 1],
    ['a class, a mark and a word of the catalogue', '<p className="lead">{words.title} · {n}</p>', 0],
  ])('sees %s', (_name, source, count) => {
    expect(strayText('planted.tsx', source)).toHaveLength(count);
  });

  it('and none stands in the code', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.flatMap((name) => strayText(name, readFileSync(path.join(root, name), 'utf8')))).toEqual(
      [],
    );
  });
});
