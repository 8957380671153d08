import { Args, Query, Resolver } from '@nestjs/graphql';
import { isMonth, listEditions, readEdition, upcomingEdition } from '@takeup/application';
import { reportOf } from '@takeup/reporting';
import type { QueryReportArgs, ResolversTypes } from '@takeup/schema';
import { en } from '@takeup/words';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';
import { reportView } from '../report-view.js';

type Out<K extends keyof ResolversTypes> = Awaited<ResolversTypes[K]>;

@Resolver()
export class EditionResolver {
  @Query()
  async editions(@AskedBy() { context }: Asked): Promise<Out<'Editions'>> {
    const closed = await listEditions(context);
    return { closed: closed.toReversed(), next: await upcomingEdition(context) };
  }

  @Query()
  async report(
    @Args() { month }: QueryReportArgs,
    @AskedBy() { context }: Asked,
  ): Promise<Out<'ReportResult'>> {
    if (!isMonth(month)) {
      return { __typename: 'UnknownMonth', month, message: en.report.page.unknown(month) };
    }
    const edition = await readEdition(context, month);
    return edition === undefined
      ? { __typename: 'MonthNotClosed', month, message: en.report.page.notClosed(month) }
      : { __typename: 'Report', ...reportView(reportOf(edition)) };
  }
}
