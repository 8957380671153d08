import type { SealedEdition } from '@takeup/domain';
import { lastOfMonth } from '@takeup/domain';
import { en } from '@takeup/words';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { INK } from '../draw/ink.js';
import { reportOf } from '../model/report-of.js';
import type { Report } from '../model/report.js';
import { FONTS, FONT_FILES } from './fonts.js';
import { openingOf, positionTable } from './opening.js';
import type { Margin } from './pieces.js';
import { chartsOf, sealOf, sectionsOf } from './sections.js';

/** A4 and its margins, in points. */
const MARGINS: Margin = [48, 46, 48, 52];

pdfmake.setFonts(FONTS);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(FONT_FILES).includes(path));

/** The report as a PDF: vector charts, text that can be selected, and the same bytes every time. */
export function reportPdf(edition: SealedEdition): Promise<Uint8Array> {
  const report = reportOf(edition);
  return pdfmake.createPdf(documentOf(report)).getBuffer();
}

function documentOf(report: Report): TDocumentDefinitions {
  const title = `${report.title}, ${report.organisation}`;
  // The clock of making it would differ each time; the file's own id is formed from this too.
  const dated = new Date(`${lastOfMonth(report.month)}T00:00:00Z`);
  return {
    pageSize: 'A4',
    pageMargins: MARGINS,
    language: 'en-GB',
    // Compressed bytes differ between machines' zlib.
    compress: false,
    info: {
      title,
      author: report.organisation,
      subject: `SHA-256 ${report.sha256}`,
      creator: en.shell.product,
      producer: en.shell.product,
      creationDate: dated,
      modDate: dated,
    },
    defaultStyle: { font: 'Inter', fontSize: 9, lineHeight: 1.25, color: INK.ink },
    footer: (page, pages) => ({
      margin: [MARGINS[0], 18, MARGINS[2], 0],
      columns: [
        { text: title, fontSize: 7.5, color: INK.ink3 },
        { text: en.report.pageOf(page, pages), alignment: 'right', fontSize: 7.5, color: INK.ink3 },
      ],
    }),
    content: [
      ...openingOf(report),
      ...positionTable(report),
      ...sectionsOf(report),
      ...chartsOf(report),
      ...sealOf(report),
    ],
  };
}
