import type { Delivery, DeliveryFault } from '@takeup/connectors/kit';
import { topicMatcher } from '@takeup/connectors/kit';
import type { Act, Day, Refusal } from '@takeup/domain';
import { invalid, refused } from '@takeup/domain';
import type { IncomingAct } from '@takeup/storage';
import {
  claimConnection,
  coverDays,
  inTransaction,
  loadActs,
  noteDelivered,
  noteDelivery,
} from '@takeup/storage';
import { incomingAct } from '../activity/incoming-act.js';
import { topicsInForce } from '../charter/topics-in-force.js';
import type { ImportContext } from '../context.js';
import { today } from '../context.js';
import type { DeliveredLine } from '../files/index.js';
import { digestOf, readDelivery } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { Inbound } from './inbound.js';
import { firstDayOf } from './inbound.js';

/** Two clocks that differ by less differ as clocks do. */
const AHEAD_MS = 300_000;

export interface DeliveryReport {
  readonly connection: string;
  /** It came before and had been taken; nothing was changed. */
  readonly again: boolean;
  readonly lines: number;
  /** New ones. */
  readonly acts: number;
  /** Acts that were there already, or more than once in the delivery. */
  readonly repeated: number;
  /** Days that are covered now and were not. */
  readonly covered: number;
}

/**
 * Takes a signed delivery whole or not at all: its acts, its days and the note that it came are one transaction. Sent
 * again it changes nothing.
 */
export function takeDelivery(
  context: ImportContext,
  inbound: Inbound,
  delivery: Delivery,
): Promise<Outcome<DeliveryReport>> {
  const { key, title, receiver, config } = inbound;
  return outcomeOf(async () => {
    const received = receiver.receive(delivery, config);
    if ('fault' in received) throw new Refused(refusalOf(received.fault));
    const { acts, covers, lines, oldest } = await understood(context, delivery.body);
    const { identity } = context;
    return inTransaction(context.pools, async (session) => {
      // Changed or removed since the signature was checked: sent again it is judged anew.
      if (inbound.holds && !(await inbound.holds(session))) throw new Refused(refused('hook-busy'));
      const { id: connectionId } = await claimConnection(session, key, title);
      await noteDelivered(session, connectionId);
      const noted = await noteDelivery(session, {
        connectionId,
        idHash: identity.hash(`delivery\n${received.id}`),
        bodyHash: identity.hash(`body\n${digestOf(delivery.body)}`),
        receivedAt: new Date(delivery.receivedAt),
      });
      if (noted === 'other') throw new Refused(refused('delivery-id-taken'));
      if (noted === 'same')
        return { connection: key, again: true, lines, acts: 0, repeated: acts.length, covered: 0 };
      const since = firstDayOf(inbound, today(context));
      if (oldest.day < since) throw new Refused(invalid('delivery-too-old', { line: oldest.line, since }));
      const topicsOf = topicMatcher(await topicsInForce(session));
      const { added, repeated } = await loadActs(
        session,
        { connectionId, keyId: identity.id, covers: null, readOn: today(context) },
        inOneBatch(acts.map((act) => incomingAct(identity, act, topicsOf))),
      );
      let covered = 0;
      for (const days of covers) covered += await coverDays(session, connectionId, days);
      return { connection: key, again: false, lines, acts: added, repeated, covered };
    });
  });
}

interface Understood {
  readonly acts: readonly Act[];
  readonly covers: readonly { readonly from: string; readonly to: string }[];
  readonly lines: number;
  /** The oldest day that is spoken of, and the first line that does. */
  readonly oldest: { readonly day: Day; readonly line: number };
}

/** @throws Refused for the first line that cannot be taken: a sender is told at once, and nothing is left out unseen */
async function understood({ config, clock }: ImportContext, body: Uint8Array): Promise<Understood> {
  const lines: DeliveredLine[] = [];
  const rules = { zone: config.zone, now: clock.now(), covers: null, aheadMs: AHEAD_MS };
  for await (const batch of readDelivery(body, rules)) lines.push(...batch);
  const acts: Act[] = [];
  const covers: Understood['covers'][number][] = [];
  let oldest: Understood['oldest'] | undefined;
  for (const line of lines) {
    if ('reject' in line)
      throw new Refused(invalid('delivery-line', { line: line.line, reason: line.reject }));
    if ('act' in line) acts.push(line.act);
    else covers.push(line.covers);
    const day = 'act' in line ? line.act.day : line.covers.from;
    if (oldest === undefined || day < oldest.day) oldest = { day, line: line.line };
  }
  if (oldest === undefined) throw new Refused(invalid('delivery-empty'));
  return { acts, covers, lines: lines.length, oldest };
}

async function* inOneBatch(acts: readonly IncomingAct[]): AsyncIterable<readonly IncomingAct[]> {
  yield acts;
}

function refusalOf(fault: DeliveryFault): Refusal {
  switch (fault.kind) {
    case 'unsigned':
      return invalid('delivery-unsigned', { header: fault.header });
    case 'signature':
      return refused('delivery-signature');
    case 'time':
      return refused('delivery-time', { seconds: fault.seconds });
  }
}
