import type { PlatformContent } from '../content/content.js';

/** Licensed or not: only with a licence is there the call that reads posts by the time they changed. */
export type Edition = 'enterprise' | 'team';

export interface Api {
  readonly content: PlatformContent;
  readonly edition: Edition;
  readonly admin: boolean;
  /** The most posts that the report gives at a time. */
  readonly reportPage: number;
}

const MOST_PER_PAGE = 200;
const USUAL_PER_PAGE = 60;

export interface PageOf {
  readonly page: number;
  readonly perPage: number;
}

/** Numbers out of range are moved into it and anything else counts as not given, as on the platform. */
export function pageOf(query: URLSearchParams): PageOf {
  const page = Number.parseInt(query.get('page') ?? '', 10);
  const perPage = Number.parseInt(query.get('per_page') ?? '', 10);
  return {
    page: page > 0 ? page : 0,
    perPage: perPage > 0 ? Math.min(perPage, MOST_PER_PAGE) : USUAL_PER_PAGE,
  };
}
