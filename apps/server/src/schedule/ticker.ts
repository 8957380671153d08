import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Scheduler } from '@takeup/application';
import { SCHEDULER } from '../tokens.js';

const TICK_MS = 5_000;

/** Asks what is due. It fires in every replica and forgets what it missed; the ledger decides and remembers. */
@Injectable()
export class Ticker {
  #ticking = false;

  constructor(@Inject(SCHEDULER) private readonly scheduler: Scheduler) {}

  @Interval(TICK_MS)
  async tick(): Promise<void> {
    if (this.#ticking) return;
    this.#ticking = true;
    try {
      await this.scheduler.tick();
    } finally {
      this.#ticking = false;
    }
  }
}
