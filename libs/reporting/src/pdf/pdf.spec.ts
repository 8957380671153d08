import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { sealed, FACTS } from '../sample.spec-data.js';
import { reportPdf } from './pdf.js';

jest.setTimeout(60_000);

const READER = path.resolve(__dirname, '../../../../tools/pdf-text.mjs');

async function textOf(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'takeup-pdf-'));
  try {
    const file = path.join(folder, 'report.pdf');
    await writeFile(file, bytes);
    const { stdout } = await promisify(execFile)(process.execPath, [READER, file], { maxBuffer: 2 ** 24 });
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the PDF of a month', () => {
  let bytes: Uint8Array;
  let text: string;
  beforeAll(async () => {
    bytes = await reportPdf(sealed());
    text = await textOf(bytes);
  });

  it('has the same bytes every time', async () => {
    expect(Buffer.from(await reportPdf(sealed())).equals(Buffer.from(bytes))).toBe(true);
  });

  it('carries the last day of its month as its date and no clock', () => {
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toContain('(D:20261031000000Z)');
    expect(raw).not.toContain(
      `D:${new Date().getUTCFullYear()}${String(new Date().getUTCMonth() + 1).padStart(2, '0')}`,
    );
  });

  it('can be read as text: its title, sections, hash and pages', () => {
    for (const part of [
      'Adoption and outcomes, October 2026',
      'Northwind <Group> & Söhne',
      '1. Position against target',
      '2. Changed since September 2026',
      '3. Goalposts moved',
      '4. Data completeness, 31 days',
      '5. Sign-off',
      'not signed',
      '19 to 22 Oct 2026',
      'Wave 2 moved to February',
      '01234567 89abcdef',
      'bbbbbbbb bbbbbbbb',
      'Page 1 of ',
    ])
      expect(text).toContain(part);
  });

  it('has every sign that a report uses', async () => {
    const signs = '▲▼=≈−–£€≤≥÷○·“”’';
    const shown = await textOf(await reportPdf(sealed({ ...FACTS, organisation: signs })));
    expect([...signs].filter((sign) => !shown.includes(sign))).toEqual([]);
  });

  it('holds its fonts and draws with lines, not with pictures', () => {
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toMatch(/\/FontFile[23]/);
    expect(raw).not.toContain('/Subtype /Image');
  });
});
