import { ESLint } from 'eslint';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/**
 * Lints plants: code that stands in no file, as if it stood at `file`. Reads `[{ file, code }]` on standard input and
 * answers each one's messages on standard output, in order. Plain Node, because ESLint does not load under Jest.
 */
const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });
const answers = [];
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file), warnIgnored: true });
  answers.push(result.messages.map(({ ruleId, message, severity }) => ({ ruleId, message, severity })));
}
process.stdout.write(JSON.stringify(answers));
