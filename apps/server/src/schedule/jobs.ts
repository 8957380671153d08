import { open } from 'node:fs/promises';
import type { ImportContext, Job, Source, SyncContext } from '@takeup/application';
import {
  Scheduler,
  monthCloseJob,
  pullDirectoryJob,
  pullOutcomeJob,
  pullOutcomesJob,
  refreshJob,
  syncJob,
} from '@takeup/application';
import type { Logger } from 'pino';
import type { Work } from '../work.js';
import { describe } from '../work.js';
import type { LiveDirectory, ReadLive } from './live-sources.js';
import { machine } from './machine.js';

const LEASE_MS = 60_000;

export interface SchedulerOptions {
  readonly context: ImportContext;
  /** What is asked by itself, looked for at every tick: it comes and goes. */
  readonly live: ReadLive;
  readonly work: Work;
  readonly log: Logger;
}

export function syncContext(context: ImportContext, sources: readonly Source[]): SyncContext {
  return { ...context, sources, network: machine };
}

/** Everything that is done by itself, every day and every month. */
export function schedulerOf(options: SchedulerOptions): Scheduler {
  const { context, live, work, log } = options;
  const jobs: Job[] = [monthCloseJob(context), refreshJob(context, () => work.refreshed())];
  if (context.config.outcomes.length > 0) jobs.push(pullOutcomesJob(context, OUTCOMES));
  const all = async () => {
    const { sources, directory, outcomes } = await live();
    return [
      ...syncJobs(options, sources),
      ...jobs,
      ...(directory === null ? [] : [directoryJob(options, directory)]),
      ...outcomes.map(({ key, outcome }) => pullOutcomeJob(context, OUTCOMES, key, outcome)),
    ];
  };
  return new Scheduler({ context, jobs: all, leaseMs: LEASE_MS, every, onError: errorTo(log) });
}

type Doing = Pick<SchedulerOptions, 'context' | 'work' | 'log'>;

function syncJobs({ context, work, log }: Doing, sources: readonly Source[]): readonly Job[] {
  return sources.map((source) =>
    syncJob({
      context: syncContext(context, sources),
      source,
      onRead: ({ connection, requests, slices, left, fault }) => {
        log.info({ connection, requests, slices, left, fault: fault?.kind }, 'read');
        work.requestRefresh();
      },
    }),
  );
}

function directoryJob({ context, work, log }: Doing, { directory, key }: LiveDirectory): Job {
  return pullDirectoryJob({
    context: { ...context, directory, network: machine },
    ...(key === undefined ? {} : { key }),
    onPulled: (pulled) => {
      if ('fault' in pulled) return log.warn({ fault: pulled.fault.kind }, 'the directory could not be read');
      if ('refusal' in pulled)
        return log.warn({ refusal: pulled.refusal.code }, 'the directory was not taken in');
      log.info({ unchanged: pulled.done.unchanged }, 'directory read');
      work.requestRefresh();
    },
  });
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

const OUTCOMES = { open: openFile, network: machine };

const errorTo = (log: Logger) => (job: string, error: unknown) =>
  log.error({ job, error: describe(error) }, 'a job failed; it is tried again');
