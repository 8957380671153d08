import type { PlatformContent } from '../content/content.js';

export interface SlackApi {
  readonly content: PlatformContent;
  /** The most that a list gives at a time. */
  readonly page: number;
}

/** The fields of a call, as texts. */
export type Form = Readonly<Record<string, string>>;

export function formOf(body: unknown): Form {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]));
}
