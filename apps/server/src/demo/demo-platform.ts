import { existsSync } from 'node:fs';
import type { PlatformId } from '@takeup/simulator';
import type { DemoMade } from '@takeup/application';
import { PLATFORMS } from '@takeup/simulator';
import { en } from '@takeup/words';
import { Exit } from '../cli/exit.js';
import type { Environment } from '../config/environment.js';
import type { DirectoryId } from './demo-directory.js';
import { DIRECTORIES } from './demo-directory.js';

/** Whether the operator has an organisation or a database of his own: the demo keeps out of either. */
export function isConfigured({ databaseUrl, configFile }: Environment): boolean {
  return databaseUrl !== undefined || existsSync(configFile);
}

/** What the bank is shown on, and where its people come from. */
export interface Demo {
  readonly platform: PlatformId;
  readonly directory: DirectoryId;
}

/** What a demo was started with. @throws Exit where this version cannot show it */
export function demoOn({ platform, directory }: DemoMade): Demo {
  return {
    platform: knownAs(platform, PLATFORMS),
    directory: knownAs(directory, DIRECTORIES),
  };
}

function knownAs<Known extends string>(held: string, known: readonly Known[]): Known {
  const found = known.find((id) => id === held);
  if (found === undefined) throw new Exit(1, en.server.demo.unknown(held, known));
  return found;
}

const OPTIONS = ['platform', 'directory'] as const;

/**
 * Holds what was asked for against what the database holds.
 * @param held what is there; null: no demo
 * @throws Exit where it is another one
 */
export function mustHold(asked: Partial<Demo>, held: Demo | null): void {
  for (const option of OPTIONS) {
    const own = asked[option];
    if (own === undefined) continue;
    if (held === null) throw new Exit(2, en.server.demo.noPlace(option, own));
    if (held[option] !== own) throw new Exit(2, en.server.demo.other(option, own, held[option]));
  }
}
