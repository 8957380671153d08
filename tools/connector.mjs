import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';

/**
 * `node tools/connector.mjs ID "Title"`: a connector for a platform with a plain JSON API, with a small platform to try it on.
 * It writes one folder and adds one line to platforms.ts. Exit status 2 where it cannot: nothing is written then.
 */
const { values, positionals } = parseArgs({
  options: { root: { type: 'string', default: path.resolve(import.meta.dirname, '..') } },
  allowPositionals: true,
});
const [id = '', title = ''] = positionals;
const source = path.join(values.root, 'libs/connectors/src');
const folder = path.join(source, id);

const refuse = (why) => {
  process.stderr.write(`${why}\n`);
  process.exit(2);
};
if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || title.trim() === '')
  refuse('Say an id in lower case with hyphens, and a title: node tools/connector.mjs my-forum "My forum"');
if (/['`\\{}\n]/.test(title))
  refuse('The title stands in the code: leave quotation marks, braces and backslashes out.');
if (existsSync(folder)) refuse(`${path.relative(values.root, folder)} is there already.`);

const name = id.replace(/-([a-z0-9])/g, (_, sign) => sign.toUpperCase());
const filled = (file) =>
  readFileSync(path.join(import.meta.dirname, 'connector', file), 'utf8')
    .replaceAll('{{id}}', id)
    .replaceAll('{{name}}', name)
    .replaceAll('{{title}}', title.trim());
const files = {
  'index.ts': `export { ${name} } from './${id}.js';\n`,
  [`${id}.ts`]: filled('connector.ts.txt'),
  [`${id}.spec.ts`]: filled('connector.spec.ts.txt'),
};

mkdirSync(folder);
for (const [file, text] of Object.entries(files)) {
  const target = path.join(folder, file);
  const options = await resolveConfig(path.join(import.meta.dirname, '../libs/connectors/src/registry.ts'));
  writeFileSync(target, await format(text, { ...options, filepath: target }));
}

const platforms = path.join(source, 'platforms.ts');
const lines = readFileSync(platforms, 'utf8').trimEnd().split('\n');
const line = `export { ${name} } from './${id}/index.js';`;
const at = lines.findIndex((own) => own.startsWith('export ') && own.split("'")[1] > `./${id}/index.js`);
lines.splice(at < 0 ? lines.length : at, 0, line);
writeFileSync(platforms, `${lines.join('\n')}\n`);
process.stdout.write(
  `libs/connectors/src/${id}/ is there, and in platforms.ts. Try it: (cd libs/connectors && npx jest ${id})\n`,
);
