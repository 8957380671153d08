import type { Instant } from '@takeup/domain';
import type { ZodType } from 'zod';

/**
 * A platform that tells by itself, instead of being asked: whether what it sends is taken. It reads no clock and keeps
 * nothing. What the lines of a delivery say is the same for every receiver (docs/connectors/webhook.md).
 */
export interface Receiver<C = unknown> {
  /** As `takeup.yaml` names it; never renamed. */
  readonly id: string;
  readonly title: string;
  /** Parsed once, at the edge. */
  readonly config: ZodType<C>;
  /** Whether the delivery comes from who holds a secret, and is no old one sent again. Says nothing of its content. */
  receive(delivery: Delivery, config: C): Received;
  /** A new secret for a sender, as random as can be. */
  makeSecret(): string;
  /** What takes deliveries that are signed with one secret. */
  taking(secret: string): C;
}

/** A request as it came. */
export interface Delivery {
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The very bytes: a signature speaks of these and no others. */
  readonly body: Uint8Array;
  /** By this machine's clock. */
  readonly receivedAt: Instant;
}

export type Received = { readonly id: string } | { readonly fault: DeliveryFault };

/** Why a delivery is not taken. It never holds a secret, a signature or anything of the body. */
export type DeliveryFault =
  /** The header is missing, or not what it should be. */
  | { readonly kind: 'unsigned'; readonly header: string }
  /** None of the signatures was made with one of our secrets over these bytes. */
  | { readonly kind: 'signature' }
  /** Signed at another time than now, by so many seconds; negative: in the future. */
  | { readonly kind: 'time'; readonly seconds: number };
