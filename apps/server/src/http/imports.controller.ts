import { Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { ActivityReport, DirectoryReport, ImportContext, Outcome } from '@takeup/application';
import { importActivity, importDirectory, writeProgressOf } from '@takeup/application';
import { refused } from '@takeup/domain';
import { en } from '@takeup/words';
import type { Request, Response } from 'express';
import { IMPORTS, WORK } from '../tokens.js';
import type { Work } from '../work.js';
import type { Asked } from './asked.js';
import { AskedBy } from './asked.js';

interface Taking {
  readonly asked: Asked;
  readonly response: Response;
  readonly task: 'IMPORTING_DIRECTORY' | 'IMPORTING_ACTIVITY';
}

/** Takes the two files as they come, without holding them in memory, through the same use cases as the command line. */
@Controller('import')
export class ImportsController {
  constructor(
    @Inject(IMPORTS) private readonly context: ImportContext,
    @Inject(WORK) private readonly work: Work,
  ) {}

  @Post('directory')
  async directory(
    @Req() request: Request,
    @Res() response: Response,
    @AskedBy() asked: Asked,
    @Query('asOf') asOf?: string,
  ): Promise<void> {
    await this.take({ asked, response, task: 'IMPORTING_DIRECTORY' }, () =>
      importDirectory(this.context, { bytes: request, ...(asOf ? { asOf } : {}) }),
    );
  }

  @Post('activity')
  async activity(
    @Req() request: Request,
    @Res() response: Response,
    @AskedBy() asked: Asked,
    @Query('connection') connection = '',
  ): Promise<void> {
    await this.take({ asked, response, task: 'IMPORTING_ACTIVITY' }, (onProgress) =>
      importActivity(this.context, { bytes: request, connection, onProgress }),
    );
  }

  private async take(
    { asked, response, task }: Taking,
    work: (onProgress: (lines: number) => void) => Promise<Outcome<DirectoryReport | ActivityReport>>,
  ): Promise<void> {
    const never =
      asked.role !== 'operator' ? 'operators-only' : this.context.config.demo ? 'demo-import' : null;
    if (never !== null) {
      response.status(403).json({ refusal: { code: never, ...en.refusal(refused(never)) } });
      return;
    }
    const progress = writeProgressOf(this.context, task);
    const outcome = await work(progress.report).finally(() => progress.end());
    if ('refusal' in outcome) {
      const { code, kind } = outcome.refusal;
      response
        .status(kind === 'invalid' ? 422 : 409)
        .json({ refusal: { code, ...en.refusal(outcome.refusal) } });
      return;
    }
    this.work.requestRefresh();
    response.status(200).json({ report: reportOf(outcome.done) });
  }
}

/** The report with its codes in words. */
function reportOf(report: DirectoryReport | ActivityReport) {
  if (report.kind === 'directory') return { ...report, notes: en.server.directoryNotes(report) };
  const rejects = report.rejects.map(({ line, reason }) => ({ line, reason: en.rejectReason(reason) }));
  return { ...report, rejects, notes: en.server.activityNotes({ ...report, rejects: [] }).slice(0, 1) };
}
