import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeWhole } from './write-whole.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'takeup-whole-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const left = (name: string) => writeFileSync(path.join(folder, name), 'half');
const write = (...names: readonly string[]) =>
  writeWhole(
    folder,
    names.map((name) => ({ name, bytes: Buffer.from(name) })),
  );
const there = () => readdirSync(folder).sort();

/** The number of a process that is gone. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

it('clears away what a process left that was ended in the middle of the same files', async () => {
  const gone = await endedProcess();
  left(`2026-10.pdf.${gone}.part`);
  left(`2026-10.pdf.${process.pid}.part`);
  await write('2026-10.pdf', '2026-10.csv');
  expect(there()).toEqual(['2026-10.csv', '2026-10.pdf']);
});

it('leaves alone what is not its own, and what another process is writing', async () => {
  const gone = await endedProcess();
  const others = [`notes.txt.${gone}.part`, '2026-10.pdf.part', `2026-10.pdf.${process.ppid}.part`];
  others.forEach(left);
  await write('2026-10.pdf');
  expect(there()).toEqual([...others, '2026-10.pdf'].sort());
});
