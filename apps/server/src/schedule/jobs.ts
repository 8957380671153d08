import { open } from 'node:fs/promises';
import type { DirectorySource, ImportContext, Job, Source, SyncContext } from '@takeup/application';
import {
  Scheduler,
  monthCloseJob,
  pullDirectoryJob,
  pullOutcomesJob,
  refreshJob,
  syncJob,
} from '@takeup/application';
import type { Logger } from 'pino';
import type { Work } from '../work.js';
import { describe } from '../work.js';
import type { ReadSources } from './live-sources.js';
import { machine } from './machine.js';

const LEASE_MS = 60_000;

export interface SchedulerOptions {
  readonly context: ImportContext;
  /** Those that are pulled, asked for at every tick: they come and go. */
  readonly sources: ReadSources;
  readonly directory: DirectorySource | null;
  readonly work: Work;
  readonly log: Logger;
}

export function syncContext(context: ImportContext, sources: readonly Source[]): SyncContext {
  return { ...context, sources, network: machine };
}

/** Everything that is done by itself, every day and every month. */
export function schedulerOf({ context, sources, directory, work, log }: SchedulerOptions): Scheduler {
  const syncJobs = async (): Promise<readonly Job[]> => {
    const found = await sources();
    return found.map((source) =>
      syncJob({
        context: syncContext(context, found),
        source,
        onRead: ({ connection, requests, slices, left, fault }) => {
          log.info({ connection, requests, slices, left, fault: fault?.kind }, 'read');
          work.requestRefresh();
        },
      }),
    );
  };
  const jobs: Job[] = [monthCloseJob(context), refreshJob(context, () => work.refreshed())];
  if (context.config.outcomes.length > 0)
    jobs.push(pullOutcomesJob(context, { open: openFile, network: machine }));
  if (directory !== null)
    jobs.push(
      pullDirectoryJob({ ...context, directory, network: machine }, (pulled) => {
        if ('fault' in pulled)
          return log.warn({ fault: pulled.fault.kind }, 'the directory could not be read');
        if ('refusal' in pulled)
          return log.warn({ refusal: pulled.refusal.code }, 'the directory was not taken in');
        log.info({ unchanged: pulled.done.unchanged }, 'directory read');
        work.requestRefresh();
      }),
    );
  const all = async () => [...(await syncJobs()), ...jobs];
  return new Scheduler({ context, jobs: all, leaseMs: LEASE_MS, every, onError: errorTo(log) });
}

export function every(ms: number, call: () => void): () => void {
  const timer = setInterval(call, ms);
  timer.unref();
  return () => clearInterval(timer);
}

async function openFile(file: string): Promise<AsyncIterable<Uint8Array> | null> {
  try {
    return (await open(file)).createReadStream();
  } catch {
    return null;
  }
}

const errorTo = (log: Logger) => (job: string, error: unknown) =>
  log.error({ job, error: describe(error) }, 'a job failed; it is tried again');
