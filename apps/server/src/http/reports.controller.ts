import { createHash } from 'node:crypto';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { isMonth, readEdition } from '@takeup/application';
import { reportStyle } from '@takeup/reporting';
import { en } from '@takeup/words';
import type { Response } from 'express';
import { CONTENT_TYPES, isReportFormat, reportBytes, reportFileName } from '../report-files.js';
import type { Asked } from './asked.js';
import { AskedBy } from './asked.js';

const words = en.editions;
const STYLE_HASH = createHash('sha256').update(reportStyle, 'utf8').digest('base64');

/** The page stands alone: its one style, known by its hash, and nothing else. */
const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`;

/** A closed month as a file, made anew each time from its edition. */
@Controller('reports')
export class ReportsController {
  @Get(':month.:format')
  async file(
    @Param('month') month: string,
    @Param('format') format: string,
    @AskedBy() { context }: Asked,
    @Res() response: Response,
  ): Promise<void> {
    const refuse = (code: string, message: string, whatToDo: string) =>
      response.status(404).json({ refusal: { code, message, where: null, whatToDo } });
    if (!isReportFormat(format)) {
      refuse('report-format-unknown', words.noFormat(format), words.formats);
      return;
    }
    const edition = isMonth(month) ? await readEdition(context, month) : undefined;
    if (edition === undefined) {
      refuse('edition-not-closed', words.notClosed(month), words.seeReports);
      return;
    }
    const name = reportFileName(month, format);
    if (format === 'html') response.setHeader('Content-Security-Policy', PAGE_POLICY);
    response.setHeader('Content-Type', CONTENT_TYPES[format]);
    response.setHeader(
      'Content-Disposition',
      `${format === 'html' ? 'inline' : 'attachment'}; filename="${name}"`,
    );
    response.setHeader('Cache-Control', 'private, no-cache');
    response.send(Buffer.from(await reportBytes(edition, format)));
  }
}
