#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/program/takeup.js', import.meta.url);
if (!existsSync(program)) {
  console.error('Takeup is not built yet. Run npm run build first.');
  process.exit(1);
}
const { run } = await import(program.href);
await run(process.argv.slice(2));
