import type { Act } from '@takeup/domain';
import { ACT_KINDS, AUTHORED } from '@takeup/domain';
import type { IncomingAct } from '@takeup/storage';
import type { IdentityKey } from '../files/index.js';
import { keyOfText } from '../files/index.js';

/**
 * A line's act as it is stored: whose it is as a keyed hash, a key that is the same however often it is told, and the topics
 * that its text is about; the text is gone.
 */
export function incomingAct(
  identity: Pick<IdentityKey, 'hash' | 'domain'>,
  act: Act,
  topicsOf: (text: string) => readonly string[],
): IncomingAct {
  const accountHash = identity.hash(act.account);
  const at = act.at === null ? null : new Date(act.at).toISOString();
  const own = `${accountHash.toString('hex')}\n${act.kind}\n${at ?? act.day}\n${act.community ?? ''}`;
  const named = act.messageId !== null && AUTHORED.includes(act.kind);
  return {
    accountHash,
    domainHash: identity.domain(act.account),
    actKey: keyOfText(named ? `message\n${act.messageId}` : `act\n${own}`),
    day: act.day,
    at,
    kind: ACT_KINDS[act.kind],
    community: act.community,
    count: act.count,
    topics: act.text !== null && AUTHORED.includes(act.kind) ? topicsOf(act.text) : [],
  };
}
