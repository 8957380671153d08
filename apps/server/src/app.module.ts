import type { IncomingMessage } from 'node:http';
import { ApolloDriver } from '@nestjs/apollo';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ScheduleModule } from '@nestjs/schedule';
import type { ConnectWorld, Context, ImportContext, Scheduler } from '@takeup/application';
import { schemaGlob } from '@takeup/schema';
import { formatError } from './graphql/format-error.js';
import { AccessResolver } from './graphql/resolvers/access.resolver.js';
import { AdoptionResolver } from './graphql/resolvers/adoption.resolver.js';
import { CharterResolver } from './graphql/resolvers/charter.resolver.js';
import { ConnectionsResolver } from './graphql/resolvers/connections.resolver.js';
import { EditionResolver } from './graphql/resolvers/edition.resolver.js';
import { GoalResolver } from './graphql/resolvers/goal.resolver.js';
import { OrganisationResolver } from './graphql/resolvers/organisation.resolver.js';
import { OverviewResolver } from './graphql/resolvers/overview.resolver.js';
import { PreviewResolver } from './graphql/resolvers/preview.resolver.js';
import { SourcesResolver } from './graphql/resolvers/sources.resolver.js';
import { DateScalar, DateTimeScalar } from './graphql/scalars.js';
import type { AskedContext } from './http/asked.js';
import { askedOf } from './http/asked.js';
import type { FindInbound } from './http/find-inbound.js';
import { HealthController } from './http/health.controller.js';
import { HooksController } from './http/hooks.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { ReportsController } from './http/reports.controller.js';
import type { AskSync } from './schedule/ask-sync.js';
import { Ticker } from './schedule/ticker.js';
import { CONNECTING, CONTEXT, IMPORTS, INBOUND, SCHEDULER, SYNC, TICK, WORK } from './tokens.js';
import type { Work } from './work.js';

export interface Parts {
  readonly context: Context;
  readonly imports: ImportContext;
  readonly findInbound: FindInbound;
  readonly work: Work;
  readonly scheduler: Scheduler;
  /** Null in a process that reads no platform. */
  readonly askSync: AskSync | null;
  /** Begins what is due, where this process does such work. */
  readonly tick: () => void;
  readonly connecting: ConnectWorld;
  readonly role: 'all' | 'api' | 'worker';
}

@Module({})
export class AppModule {
  static with({
    context,
    imports,
    findInbound,
    work,
    scheduler,
    askSync,
    tick,
    connecting,
    role,
  }: Parts): DynamicModule {
    const values = [
      { provide: CONTEXT, useValue: context },
      { provide: IMPORTS, useValue: imports },
      { provide: INBOUND, useValue: findInbound },
      { provide: WORK, useValue: work },
      { provide: SCHEDULER, useValue: scheduler },
      { provide: SYNC, useValue: askSync },
      { provide: TICK, useValue: role === 'api' ? () => undefined : tick },
      { provide: CONNECTING, useValue: connecting },
    ];
    const api = role !== 'worker';
    return {
      module: AppModule,
      imports: [
        ...(role === 'api' ? [] : [ScheduleModule.forRoot()]),
        ...(api
          ? [
              GraphQLModule.forRoot<ApolloDriverConfig>({
                driver: ApolloDriver,
                typePaths: [schemaGlob],
                path: '/graphql',
                graphiql: false,
                playground: false,
                csrfPrevention: true,
                context: ({ req }: { req: IncomingMessage }): AskedContext => ({ asked: askedOf(req) }),
                includeStacktraceInErrorResponses: false,
                formatError,
                resolverValidationOptions: {
                  requireResolversToMatchSchema: 'error',
                  requireResolversForResolveType: 'ignore',
                },
              }),
            ]
          : []),
      ],
      controllers: api
        ? [HealthController, HooksController, ImportsController, ReportsController]
        : [HealthController],
      providers: [
        ...values,
        ...(api
          ? [
              AccessResolver,
              AdoptionResolver,
              CharterResolver,
              ConnectionsResolver,
              EditionResolver,
              GoalResolver,
              OrganisationResolver,
              OverviewResolver,
              PreviewResolver,
              SourcesResolver,
              DateScalar,
              DateTimeScalar,
            ]
          : []),
        ...(role === 'api' ? [] : [Ticker]),
      ],
    };
  }
}
