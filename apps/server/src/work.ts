import type { Context, RefreshReport } from '@takeup/application';
import { refresh } from '@takeup/application';
import type { Logger } from 'pino';

const SOON_MS = 60_000;

/**
 * The one place in this process that refreshes: asked while it runs, it runs once more afterwards. Between processes
 * the database's lock decides.
 */
export class Work {
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #soon: NodeJS.Timeout | undefined;
  #failure: unknown;

  /**
   * @param feed what brings new data in before each refresh and says whether there is more for another; only the demo
   *   has it
   */
  constructor(
    private readonly context: Context,
    private readonly log: Logger,
    private readonly feed: () => Promise<boolean> = () => Promise.resolve(false),
  ) {}

  /** Asks for a refresh and does not wait for it. */
  requestRefresh(): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.runOnce().finally(() => {
      this.#running = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.requestRefresh();
    });
  }

  /** Asks for a refresh within a minute: what comes in many small pieces is counted together. */
  requestRefreshSoon(): void {
    if (this.#stopped) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.requestRefresh();
    }, SOON_MS).unref();
  }

  /** A whole refresh, after the one under way where there is one. @throws what it failed with */
  async refreshed(): Promise<void> {
    this.requestRefresh();
    while (this.#running) await this.#running;
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** From now on nothing is begun; what was cut off goes on at the next start. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#soon);
  }

  private async runOnce(): Promise<void> {
    try {
      this.#failure = undefined;
      const more = await this.feed();
      const report: RefreshReport = await refresh(this.context);
      this.log.info({ published: report.published, latest: report.latest }, 'refreshed');
      if (more) this.#again = true;
    } catch (error) {
      this.#failure = error;
      if (!this.#stopped)
        this.log.error({ error: describe(error) }, 'refresh failed; the next one tries again');
    }
  }
}

/** What a log may hold of an error: its kind and text, without the statement's values. */
export function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
