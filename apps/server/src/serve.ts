import 'reflect-metadata';
import { once } from 'node:events';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ImportContext, Scheduler } from '@takeup/application';
import { declareInbound, declareSources, hasTokens, noteSourcesOfFile } from '@takeup/application';
import { en } from '@takeup/words';
import express from 'express';
import { pino } from 'pino';
import { AppModule } from './app.module.js';
import { Exit } from './cli/exit.js';
import type { Opened, Settings } from './cli/open.js';
import { connectWorld, open, openIdentityKey, openSecretKey, tokenWorld } from './cli/open.js';
import { isLoopback } from './config/environment.js';
import { becomeDemo, mayBeDemo } from './demo/demo.js';
import type { Demo } from './demo/demo-platform.js';
import { isConfigured, mustHold } from './demo/demo-platform.js';
import type { RunningDemo } from './demo/start-demo.js';
import { startDemo } from './demo/start-demo.js';
import { findInbound } from './http/find-inbound.js';
import { gate } from './http/gate.js';
import { knownAddress } from './http/hosts.js';
import { refuseNul, securityHeaders } from './http/security.js';
import { session } from './http/session.js';
import { webFolder, webPages } from './http/web.js';
import { askSync } from './schedule/ask-sync.js';
import { schedulerOf, syncContext } from './schedule/jobs.js';
import type { Live } from './schedule/live-sources.js';
import { liveSources } from './schedule/live-sources.js';
import { highsThreads } from './solver/highs-thread.js';
import { tellProgress } from './tell-progress.js';
import { Work } from './work.js';

export interface Start {
  /** Without the demo, whatever is there. */
  readonly empty: boolean;
  /** What Northwind is to be shown on; empty: nobody said. */
  readonly asked: Partial<Demo>;
}

/** Runs the server until it is told to stop. */
export async function serve(settings: Settings, { empty, asked }: Start): Promise<void> {
  // Before anything is made that holds no demo.
  if (isConfigured(settings.environment)) mustHold(asked, null);
  let opened = await open(settings, true);
  try {
    await mayListen(opened);
    await openSecretKey(opened);
    for (const note of opened.database.notes) process.stdout.write(`${note}\n`);
    if (!empty && (await mayBeDemo(opened))) opened = await becomeDemo(opened, asked);
    else mustHold(asked, opened.demo);
    await run(opened);
  } catch (error) {
    await opened.database.close();
    throw error;
  }
}

/** Beyond this machine nobody is answered before there are tokens to tell who asks. */
async function mayListen({ environment: { bind }, database }: Opened): Promise<void> {
  if (!isLoopback(bind) && !(await hasTokens(database))) throw new Exit(2, en.access.bind(bind));
}

async function run(opened: Opened): Promise<void> {
  const { environment, config } = opened;
  const log = pino({ base: null }, pino.destination(2));
  const solver = highsThreads({
    tell: (what) => log.warn({ what }, 'hidden, because it could not be audited'),
  });
  const context: ImportContext = { ...opened.context, solver, identity: await openIdentityKey(opened) };
  const demo =
    opened.demo !== null && environment.role !== 'api' ? await startDemo(context, opened.demo) : undefined;
  const connecting = connectWorld(opened);
  const named = namedBy(opened, demo);
  const live = config.demo ? () => Promise.resolve(named) : liveSources(named, connecting, log);
  if (environment.role !== 'api') await noteSourcesOfFile(context, named.directory?.directory ?? null);
  const work = new Work(context, log, demo?.feed);
  const scheduler = schedulerOf({ context, live, work, log });
  const ask = environment.role === 'api' ? null : askSync(context, live, scheduler);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with({
      context,
      imports: context,
      findInbound: findInbound(opened.inbound, connecting),
      work,
      scheduler,
      askSync: ask,
      tick: () => void scheduler.tick(),
      connecting,
      role: environment.role,
    }),
    { logger: new ConsoleLogger({ logLevels: ['error', 'warn', 'fatal'] }), bodyParser: false },
  );
  app.disable('x-powered-by');
  letIn(app, opened);
  if (!config.demo) await declareInbound(context, opened.inbound);
  await listen(app, opened);
  const { port } = app.getHttpServer().address() as { port: number };
  process.stdout.write(`listening http://localhost:${port}\n`);
  stopOnSignal(app, opened, { work, scheduler, demo });
  if (environment.role === 'api') return;
  await declareSources(syncContext(context, (await live()).sources));
  tellProgress(context);
  void scheduler.tick();
  work.requestRefresh();
}

/** What is asked without having been connected from the product. */
function namedBy({ config, sources, directory }: Opened, demo: RunningDemo | undefined): Live {
  const asked = config.demo ? (demo?.directory ?? null) : directory;
  return { sources: demo?.sources ?? sources, directory: asked && { directory: asked }, outcomes: [] };
}

/** In this order: the address, the form for tokens and the pages, then the gate before everything that tells something. */
function letIn(app: NestExpressApplication, opened: Opened): void {
  const { environment, context } = opened;
  const world = () => tokenWorld(opened);
  const folder = environment.role === 'worker' ? undefined : webFolder();
  app.use(securityHeaders, knownAddress(environment.publicUrl));
  app.use('/session', express.json({ limit: '4kb' }), session(world));
  if (folder !== undefined) app.use(...webPages(folder));
  app.use(gate(context, world));
  app.use('/graphql', express.json({ limit: '256kb' }), refuseNul);
}

async function listen(app: NestExpressApplication, { environment }: Opened): Promise<void> {
  try {
    await app.init();
    // Of the server itself: the framework would print the same trouble before it is told in words.
    await once(app.getHttpServer().listen(environment.port, environment.bind), 'listening');
  } catch (error) {
    await app.close();
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new Exit(1, [
        `Port ${environment.port} is in use.`,
        'Stop what uses it, or set PORT to another one.',
      ]);
    }
    if (code === 'EACCES') {
      throw new Exit(1, [
        `Port ${environment.port} may not be used by this user.`,
        'Set PORT to one above 1023.',
      ]);
    }
    throw error;
  }
}

interface Running {
  readonly work: Work;
  readonly scheduler: Scheduler;
  readonly demo: RunningDemo | undefined;
}

/** Pages first, then what is being worked on, then the database: nothing loses its ground while it runs. */
function stopOnSignal(
  app: NestExpressApplication,
  { database }: Opened,
  { work, scheduler, demo }: Running,
): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals, code: number) => {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      work.stop();
      scheduler.stop();
      demo?.stop();
      void app
        .close()
        .then(() => database.close())
        .finally(() => process.exit(code));
    });
  };
  stop('SIGINT', 130);
  stop('SIGTERM', 143);
}
