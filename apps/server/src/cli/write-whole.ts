import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Puts files into a folder, each of them whole or not at all: written under another name beside it, on disk, then
 * renamed. Where one cannot be written none is replaced.
 * @throws the system's error; nothing of ours is left then
 */
export async function writeWhole(folder: string, files: readonly NewFile[]): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  await clearParts(folder, new Set(files.map(({ name }) => name)));
  const parts = files.map(({ name, bytes }) => {
    const file = path.join(folder, name);
    return { file, part: `${file}.${process.pid}.part`, bytes };
  });
  try {
    for (const { part, bytes } of parts) await writeSynced(part, bytes);
    for (const { part, file } of parts) await rename(part, file);
  } finally {
    for (const { part } of parts) await rm(part, { force: true });
  }
  await syncFolder(folder);
  return parts.map(({ file }) => file);
}

const PART = /^(?<name>.+)\.(?<pid>\d+)\.part$/;

/** What a process left that was ended in the middle of these files; what one is writing now stays. */
async function clearParts(folder: string, names: ReadonlySet<string>): Promise<void> {
  for (const entry of await readdir(folder)) {
    const { name, pid } = PART.exec(entry)?.groups ?? {};
    if (name === undefined || !names.has(name) || isRunning(Number(pid))) continue;
    await rm(path.join(folder, entry), { force: true });
  }
}

/** Of a process that is somebody else's only this is told: that it is there. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A rename is on disk when its folder is; not every system can sync one. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
