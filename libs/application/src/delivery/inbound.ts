import type { Receiver } from '@takeup/connectors/kit';

/** A configured connection that sends by itself. */
export interface Inbound<C = unknown> {
  /** As charters name it, and the end of the address that is sent to. */
  readonly key: string;
  readonly title: string;
  readonly receiver: Receiver<C>;
  /** What the receiver's schema made of the operator's file; secrets sealed in it. */
  readonly config: C;
}
