import { stat } from 'node:fs/promises';
import { Exit } from './exit.js';

export async function mustExist(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Exit(2, [`There is no file ${file}.`]);
}
