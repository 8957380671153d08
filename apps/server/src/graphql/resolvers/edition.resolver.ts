import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Context } from '@takeup/application';
import { isMonth, listEditions, readEdition, upcomingEdition } from '@takeup/application';
import { reportOf } from '@takeup/reporting';
import type { QueryReportArgs, ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';
import { CONTEXT } from '../../tokens.js';
import { reportView } from '../report-view.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

@Resolver()
export class EditionResolver {
  constructor(@Inject(CONTEXT) private readonly context: Context) {}

  @Query()
  async editions(): Promise<Out<'Editions'>> {
    const closed = await listEditions(this.context);
    return { closed: closed.toReversed(), next: await upcomingEdition(this.context) };
  }

  @Query()
  async report(@Args() { month }: QueryReportArgs): Promise<Out<'ReportResult'>> {
    if (!isMonth(month)) {
      return { __typename: 'UnknownMonth', month, message: en.report.page.unknown(month) };
    }
    const edition = await readEdition(this.context, month);
    return edition === undefined
      ? { __typename: 'MonthNotClosed', month, message: en.report.page.notClosed(month) }
      : { __typename: 'Report', ...reportView(reportOf(edition)) };
  }
}
