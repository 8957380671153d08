import { Controller, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { ActivityReport, DirectoryReport, ImportContext, Outcome } from '@takeup/application';
import { importActivity, importDirectory, writeProgressOf } from '@takeup/application';
import { refused } from '@takeup/domain';
import { en } from '@takeup/words';
import type { Request, Response } from 'express';
import { IMPORTS, WORK } from '../tokens.js';
import type { Work } from '../work.js';

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
    @Query('asOf') asOf?: string,
  ): Promise<void> {
    await this.take(response, 'IMPORTING_DIRECTORY', () =>
      importDirectory(this.context, { bytes: request, ...(asOf ? { asOf } : {}) }),
    );
  }

  @Post('activity')
  async activity(
    @Req() request: Request,
    @Res() response: Response,
    @Query('connection') connection = '',
  ): Promise<void> {
    await this.take(response, 'IMPORTING_ACTIVITY', (onProgress) =>
      importActivity(this.context, { bytes: request, connection, onProgress }),
    );
  }

  private async take(
    response: Response,
    task: 'IMPORTING_DIRECTORY' | 'IMPORTING_ACTIVITY',
    work: (onProgress: (lines: number) => void) => Promise<Outcome<DirectoryReport | ActivityReport>>,
  ): Promise<void> {
    if (this.context.config.demo) {
      response.status(403).json({ refusal: { code: 'demo-import', ...en.refusal(refused('demo-import')) } });
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
