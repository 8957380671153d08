import { readStoredCharter } from '@takeup/domain';
import type { CharterState } from '@takeup/storage';
import { newestCharters, reading } from '@takeup/storage';
import type { Context } from '../context.js';

/** An initiative as its newest version has it, a draft too. */
export interface InitiativeSummary {
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly state: CharterState;
}

/** Every initiative there is, by key. */
export function readInitiatives({ pools }: Context): Promise<readonly InitiativeSummary[]> {
  return reading(pools, async (session) =>
    (await newestCharters(session)).map(({ initiative, version, state, document }) => ({
      key: initiative,
      name: readStoredCharter(document).initiative.name,
      version,
      state,
    })),
  );
}
