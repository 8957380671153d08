import { z } from 'zod';
import { fieldKinds } from './field-kinds.js';

const HIDDEN = '[secret]';

/** A value that no text, log or JSON shows. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself: for the header of a request, nowhere else. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [Symbol.toPrimitive](): string {
    return HIDDEN;
  }

  /** How `console` and `util.inspect` print it. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}

/** A field of a connector's configuration that becomes a Secret. Space around it is taken off; it may not hold any. */
export function secret() {
  return z
    .string('is missing or no text')
    .trim()
    .regex(/^[\x21-\x7e]+$/, 'must be letters, digits and signs without a space')
    .transform((value) => new Secret(value))
    .register(fieldKinds, { kind: 'secret' });
}
