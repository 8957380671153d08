import { Inject, Injectable } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import { WORK } from '../tokens.js';
import type { Work } from '../work.js';

/**
 * Asks every hour whether the organisation's day has changed, so that its midnight counts and not the machine's, and a
 * night that was slept through is made up for. Days that were waited for become final without anybody's doing.
 */
@Injectable()
export class NightlyRefresh {
  constructor(@Inject(WORK) private readonly work: Work) {}

  @Cron('15 * * * *', { name: 'nightly-refresh' })
  tick(): void {
    this.work.onNewDay();
  }
}
