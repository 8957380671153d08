/** Ms since 1970. */
export type Instant = number;

/** Half-open: `from` is in it, `to` is not. */
export interface InstantSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** A part of a stream that is read by itself: a channel, say. */
export interface StreamPart {
  readonly key: string;
  /** As charters name it, without the connection: `ask-an-expert` in `slack/ask-an-expert`. */
  readonly community?: string;
  /** Nothing of it is older. */
  readonly from?: Instant;
  /** Nothing of it is newer. */
  readonly until?: Instant;
}

/**
 * What is asked for at a time. `window`: any span can be asked; `walk`: from newest to oldest, down to `from`;
 * `token`: on from the platform's own bookmark; `snapshot`: whole each time.
 */
export type Slice = {
  readonly stream: string;
  readonly part?: string;
  /** Where an interrupted reading of this slice goes on. */
  readonly cursor?: string;
} & (
  | {
      readonly by: 'window' | 'walk';
      readonly from: Instant;
      readonly to: Instant;
      /**
       * Rows that are found by the time of their change: those changed at `to` or later come too, to this moment, so none
       * that has moved on meanwhile is missed. What is covered still ends at `to`.
       */
      readonly open?: true;
    }
  | { readonly by: 'token' | 'snapshot' }
);
