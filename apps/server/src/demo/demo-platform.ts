import { existsSync } from 'node:fs';
import type { PlatformId } from '@takeup/simulator';
import { PLATFORMS } from '@takeup/simulator';
import { en } from '@takeup/words';
import { Exit } from '../cli/exit.js';
import type { Environment } from '../config/environment.js';

/** Whether the operator has an organisation or a database of his own: the demo keeps out of either. */
export function isConfigured({ databaseUrl, configFile }: Environment): boolean {
  return databaseUrl !== undefined || existsSync(configFile);
}

/** The platform that a demo was started on. @throws Exit where this version cannot show it */
export function demoOn(platform: string): PlatformId {
  const known = PLATFORMS.find((id) => id === platform);
  if (known === undefined) throw new Exit(1, en.server.demo.unknown(platform, PLATFORMS));
  return known;
}

/**
 * Holds the platform that was asked for against what the database holds.
 * @param held the platform of the demo that is there; null: no demo
 * @throws Exit where it is another one
 */
export function mustHold(asked: PlatformId, held: PlatformId | null): void {
  if (held === null) throw new Exit(2, en.server.demo.noPlace(asked));
  if (held !== asked) throw new Exit(2, en.server.demo.other(asked, held));
}
