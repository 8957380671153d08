import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import type { Context } from '@takeup/application';
import { readSources } from '@takeup/application';
import type { ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';
import { CONTEXT } from '../../tokens.js';
import { dayStateName } from '../names.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

const said = (at: Date | null) => at && at.toISOString();

@Resolver()
export class SourcesResolver {
  constructor(@Inject(CONTEXT) private readonly context: Context) {}

  @Query()
  async sources(): Promise<Out<'Sources'>> {
    const { sources, directory, toFix, ...view } = await readSources(this.context);
    return {
      ...view,
      connections: sources.map(({ states, lastAt, nextAt, ...source }) => ({
        ...source,
        states: states.map(dayStateName),
        lastAt: said(lastAt),
        nextAt: said(nextAt),
      })),
      directory: directory && { lastAt: directory.at.toISOString(), rosters: directory.rosters },
      toFix: toFix.map((item) => ({
        connection: 'connection' in item ? item.connection : null,
        ...en.sources.fix(item),
      })),
    };
  }
}
