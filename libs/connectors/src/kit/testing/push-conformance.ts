import { inspect } from 'node:util';
import type { Delivery, DeliveryFault, Receiver, Received } from '../receiver.js';
import type { ConformanceCase } from './conformance.js';

/** A receiver as its spec shows it: how to set it up, and how its sender signs. */
export interface PushSubject<C> {
  readonly receiver: Receiver<C>;
  /** What the operator's file holds once its references are read. */
  configFor(secrets: readonly string[]): unknown;
  /** Three good ones, each another. */
  readonly secrets: readonly [string, string, string];
  /** The headers with which a sender that holds these secrets sends this; written apart from the receiver. */
  sign(sent: Sent, secrets: readonly string[]): Readonly<Record<string, string>>;
  /** How old a delivery may be, and how far ahead its sender's clock. */
  readonly windowMs: number;
}

export interface Sent {
  readonly id: string;
  readonly body: Uint8Array;
  /** Ms since 1970, by the sender's clock; whole seconds. */
  readonly at: number;
}

const AT = Date.parse('2026-11-27T12:00:00Z');
const SENT: Sent = { id: 'msg_1', at: AT, body: Buffer.from('{"account":"canary"}\n{"account":"canary"}\n') };

/** All that is promised of a receiver and can be tried from outside. */
export function pushConformance<C>(subject: PushSubject<C>): readonly ConformanceCase[] {
  const [first, second, stranger] = subject.secrets;
  const config = (...secrets: string[]) => subject.receiver.config.parse(subject.configFor(secrets));
  const receive = (delivery: Delivery, own: C): Received => subject.receiver.receive(delivery, own);
  const signed = (more: Partial<Delivery> = {}, secrets: readonly string[] = [first]): Delivery => ({
    headers: subject.sign(SENT, secrets),
    body: SENT.body,
    receivedAt: AT,
    ...more,
  });
  const own = config(first);
  const promise = (name: string, run: () => void): ConformanceCase => ({
    name,
    run: () => Promise.resolve().then(run),
  });
  return [
    promise('takes what is signed, and says which delivery it is', () => {
      const taken = receive(signed(), own);
      if (!('id' in taken) || taken.id !== SENT.id) throw new Error(`not taken: ${inspect(taken)}`);
    }),
    promise('takes either of two secrets, and what is signed with both', () => {
      const both = config(first, second);
      for (const secrets of [[first], [second], [first, second], [stranger, second]])
        taken(receive(signed({}, secrets), both));
    }),
    promise('takes nothing signed with a secret that it does not hold, or holds no more', () => {
      for (const secret of [second, stranger]) refusedAs('signature', receive(signed({}, [secret]), own));
    }),
    promise('notices every byte of the body that is another', () => {
      for (let at = 0; at < SENT.body.length; at += 1) {
        const body = Uint8Array.from(SENT.body);
        body[at] = (body[at] ?? 0) ^ 1;
        refusedAs('signature', receive(signed({ body }), own));
      }
      refusedAs('signature', receive(signed({ body: SENT.body.subarray(1) }), own));
      refusedAs('signature', receive(signed({ body: new Uint8Array() }), own));
    }),
    promise('notices that any header is missing or another', () => {
      const { headers } = signed();
      for (const name of Object.keys(headers)) {
        const { [name]: value = '', ...rest } = headers;
        refusedAs('unsigned', receive(signed({ headers: rest }), own));
        refusedAs('unsigned', receive(signed({ headers: { ...rest, [name]: '' } }), own));
        const other = `${value.slice(0, -4)}${value.slice(-4) === '0000' ? '1111' : '0000'}`;
        refused(receive(signed({ headers: { ...rest, [name]: other } }), own));
      }
    }),
    promise('takes what is as old, or as far ahead, as the window and no more', () => {
      for (const way of [-1, 1]) {
        taken(receive(signed({ receivedAt: AT + way * subject.windowMs }), own));
        refusedAs('time', receive(signed({ receivedAt: AT + way * (subject.windowMs + 1_000) }), own));
      }
    }),
    promise('tells no secret, no signature and nothing of the body', () => {
      const said = [
        inspect(own, { depth: 9 }),
        JSON.stringify(own),
        inspect(receive(signed({ receivedAt: 0 }), own)),
        inspect(receive(signed({}, [stranger]), own)),
        inspect(subject.receiver.config.safeParse(subject.configFor([`${first} ${first}`]))),
      ].join('\n');
      const hidden = [...Object.values(subject.sign(SENT, [stranger])).filter((text) => text.length > 30)];
      for (const text of [first, second, stranger, 'canary', ...hidden])
        if (said.includes(text)) throw new Error('something is told that must not be');
    }),
    promise('wants at least one secret', () => {
      if (subject.receiver.config.safeParse(subject.configFor([])).success) throw new Error('takes none');
    }),
  ];
}

function taken(received: Received): void {
  if ('fault' in received) throw new Error(`not taken: ${inspect(received)}`);
}

function refused(received: Received): DeliveryFault {
  if (!('fault' in received)) throw new Error('taken, and must not be');
  return received.fault;
}

function refusedAs(kind: DeliveryFault['kind'], received: Received): void {
  const fault = refused(received);
  if (fault.kind !== kind) throw new Error(`refused as ${fault.kind}, not as ${kind}`);
}
