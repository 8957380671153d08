import type { SealedEdition } from '@takeup/domain';
import { editionFile } from '@takeup/domain';
import { reportCsv, reportHtml, reportPdf, reportXlsx } from '@takeup/reporting';

export const REPORT_FORMATS = ['html', 'pdf', 'xlsx', 'csv', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const CONTENT_TYPES: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

export function isReportFormat(text: string): text is ReportFormat {
  return REPORT_FORMATS.some((format) => format === text);
}

export function reportFileName(month: string, format: ReportFormat): string {
  return `takeup-${month}.${format}`;
}

/** A report in one format, the same bytes every time. */
export async function reportBytes(edition: SealedEdition, format: ReportFormat): Promise<Uint8Array> {
  if (format === 'pdf') return reportPdf(edition);
  if (format === 'xlsx') return reportXlsx(edition);
  const texts = { html: reportHtml, csv: reportCsv, json: editionFile };
  return Buffer.from(texts[format](edition), 'utf8');
}
