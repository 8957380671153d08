import { json, type Answer } from '../http/answer.js';

/** Slack says yes with `ok`. */
export const said = (body: object): Answer => json({ ok: true, ...body });

/** And no with a word of its own, under a 200. */
export const refused = (error: string, more: object = {}): Answer => json({ ok: false, error, ...more });
