import type { Day } from '../calendar/index.js';
import type { DepartmentPath } from '../directory/department.js';

/** A reader sees figures; an operator also brings data in and has platforms read. */
export const ROLES = ['reader', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** What whoever asks may do and see. */
export interface Access {
  readonly role: Role;
  /** Figures of this department and all below it only; the root is everybody. */
  readonly limit: DepartmentPath;
  /** The last day on which it holds; null: it does not end. */
  readonly expiresOn: Day | null;
}

/** Why an access token opens nothing. Who does not know the secret learns nothing else of a token. */
export type TokenFault = 'missing' | 'malformed' | 'unknown' | 'expired' | 'revoked';

const ID = 10;
/** 256 random bits in base64url. */
const SECRET = 43;
const SHAPE = new RegExp(`^takeup_([a-z0-9]{${ID}})_([A-Za-z0-9_-]{${SECRET}})$`);

/** How long a token's text is: what is shorter was cut off. */
export const TOKEN_LENGTH = `takeup_${'x'.repeat(ID)}_${'x'.repeat(SECRET)}`.length;

export function tokenText(id: string, secret: string): string {
  return `takeup_${id}_${secret}`;
}

/** The id inside a token's text; undefined for anything that is no whole token. */
export function tokenId(text: string): string | undefined {
  return SHAPE.exec(text)?.[1];
}
