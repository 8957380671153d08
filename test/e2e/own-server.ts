import path from 'node:path';
import type { RunningServer } from '@takeup/testing';
import { runWell, startServer } from '@takeup/testing';
import { Folder } from './drop.js';

export interface OwnServer {
  /** @throws Error before the stories begin */
  readonly url: string;
  /** A file of the story, by its path. */
  file(name: string, text: string): string;
  /** Commands on the server's own database, one after another. */
  run(...commands: readonly (readonly string[])[]): Promise<void>;
}

/** Call once in a spec: a server and a folder for its stories alone, gone afterwards whatever happens. */
export function withOwnServer(): OwnServer {
  let folder: Folder | undefined;
  let server: RunningServer | undefined;
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('the server was not started');
    return thing;
  };
  const options = () => ({ dataDir: path.join(there(folder).path, 'data') });
  beforeAll(async () => {
    folder = new Folder();
    server = await startServer(options());
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    folder?.remove();
  }, 60_000);
  return {
    get url() {
      return there(server).url;
    },
    file: (name, text) => there(folder).file(name, text),
    run: async (...commands) => {
      for (const args of commands) await runWell([...args], options());
    },
  };
}
