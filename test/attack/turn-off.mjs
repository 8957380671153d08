import { register } from 'node:module';

/** Loaded before the server (`--import`): takes one protection out of what was built, for a canary. */
register('./turn-off-hooks.mjs', import.meta.url, { data: process.env.ATTACK_TURNED_OFF ?? '' });
