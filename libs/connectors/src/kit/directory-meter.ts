import { createHash } from 'node:crypto';
import { faulted } from './fault.js';
import { repeated } from './rows.js';

/** What is read of a directory at most. It is held in memory until all of it is there. */
export interface DirectoryBounds {
  readonly accounts: number;
  readonly pages: number;
  readonly characters: number;
}

/**
 * Forty times the accounts of an organisation of fifty thousand people, read in one and a half gigabytes; pages for about half
 * an hour where ten come a second.
 */
export const DIRECTORY_BOUNDS: DirectoryBounds = {
  accounts: 2_000_000,
  pages: 20_000,
  characters: 400_000_000,
};

/** Ends the reading of a directory that does not end by itself. */
export class DirectoryMeter {
  #pages = 0;
  #accounts = 0;
  #characters = 0;
  /** Links may be long; their sums are not. */
  readonly #links = new Set<string>();

  /** @param what method and path without a query */
  constructor(
    private readonly what: string,
    private readonly bounds = DIRECTORY_BOUNDS,
  ) {}

  /** @throws Faulted `changed` where there are more pages than any directory needs */
  page(): void {
    this.#pages += 1;
    if (this.#pages > this.bounds.pages) throw tooLarge(this.what);
  }

  /** @throws Faulted `transient` for a link to the next page that has come before */
  link(link: string): void {
    const sum = createHash('sha256').update(link).digest('base64');
    if (this.#links.has(sum)) throw repeated(this.what);
    this.#links.add(sum);
  }

  /**
   * @param kept what stays in memory of an account
   * @throws Faulted `changed` where there are more accounts, or more text, than are taken
   */
  account(kept: unknown): void {
    this.#accounts += 1;
    this.#characters += JSON.stringify(kept).length;
    const { accounts, characters } = this.bounds;
    if (this.#accounts > accounts || this.#characters > characters) throw tooLarge(this.what);
  }
}

export const tooLarge = (what: string) => faulted('changed', 'too-large', what);
