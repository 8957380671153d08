import { csvRows } from './csv.js';
import type { CsvOptions } from './csv.js';
import { Faulted } from './fault.js';
import type { JsonRow } from './json.js';
import { ndjsonRows } from './ndjson.js';
import { LONGEST_LINE, rowPages } from './read-rows.js';

/** Cut anywhere, signs of several bytes too. */
const inPieces = (text: string, size: number) => ({
  what: 'GET /file',
  bytes: (async function* () {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })(),
});

async function all(batches: AsyncIterable<readonly JsonRow[]>): Promise<readonly JsonRow[]> {
  const rows: JsonRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}

async function faultOf(batches: AsyncIterable<readonly JsonRow[]>) {
  try {
    await all(batches);
  } catch (error) {
    if (error instanceof Faulted) return error.fault;
    throw error;
  }
  throw new Error('nothing went wrong');
}

describe('newline-delimited JSON', () => {
  const rows = [{ id: 'ä' }, { id: '€', n: 1 }, { id: '😀', deep: { a: [1] } }];
  const text = rows.map((row) => JSON.stringify(row)).join('\n');

  it.each([1, 2, 3, 7, 1_000])('is rows, whatever the pieces: %i bytes', async (size) => {
    expect(await all(ndjsonRows(inPieces(`${text}\n`, size)))).toEqual(rows);
    expect(await all(ndjsonRows(inPieces(`\ufeff${text}`, size)))).toEqual(rows);
    expect(await all(ndjsonRows(inPieces(`${text.replaceAll('\n', '\r\n\r\n')}\r\n`, size)))).toEqual(rows);
  });

  it('is nothing where there is nothing', async () => {
    expect(await all(ndjsonRows(inPieces('', 5)))).toEqual([]);
  });

  it('leaves out what reaches a prototype', async () => {
    const [row] = await all(ndjsonRows(inPieces('{"__proto__":{"admin":true},"id":"a"}\n', 50)));
    expect(row).toEqual({ id: 'a' });
    expect(Object.hasOwn(row ?? {}, '__proto__')).toBe(false);
  });

  it.each(['{"id":', '[1]', '"a"', 'null', '<html>'])(
    'a broken line is a fault, or counted: %s',
    async (line) => {
      const broken = `{"id":"a"}\n${line}\n{"id":"b"}\n`;
      const fault = await faultOf(ndjsonRows(inPieces(broken, 9)));
      expect(fault).toEqual({
        kind: 'changed',
        code: 'unexpected-shape',
        detail: 'GET /file: line 2: unexpected-shape',
      });
      const lines: number[] = [];
      const read = await all(ndjsonRows(inPieces(broken, 9), { onBroken: (number) => lines.push(number) }));
      expect([read, lines]).toEqual([[{ id: 'a' }, { id: 'b' }], [2]]);
    },
  );

  it('a last line that is cut off is no broken one', async () => {
    const fault = await faultOf(
      ndjsonRows(inPieces('{"id":"a"}\n{"id":"b', 9), { onBroken: () => undefined }),
    );
    expect(fault).toMatchObject({ kind: 'transient', code: 'truncated' });
  });

  it('a line without an end is not waited for', async () => {
    const fault = await faultOf(ndjsonRows(inPieces(`"${'x'.repeat(LONGEST_LINE + 10)}`, 60_000)));
    expect(fault).toMatchObject({ kind: 'changed', code: 'too-large' });
  });
});

describe('CSV', () => {
  const columns = { upn: 'User Principal Name', posted: 'Posted Count' };
  const rowsOf = (text: string, options: Partial<CsvOptions> = {}, size = 7) =>
    csvRows(inPieces(text, size), { columns, ...options });

  it.each([1, 3, 1_000])(
    'is rows by their headings, with a byte order mark, in pieces of %i bytes',
    async (size) => {
      const text =
        '\ufeffReport Date,user principal name , Posted Count\r\n2026-11-01,"a ""ü"", b",7\r\n\r\n2026-11-02,c,\r\n';
      expect(await all(rowsOf(text, {}, size))).toEqual([
        { 'Report Date': '2026-11-01', upn: 'a "ü", b', posted: '7' },
        { 'Report Date': '2026-11-02', upn: 'c', posted: '' },
      ]);
    },
  );

  it('is no rows where there is only a heading', async () => {
    expect(await all(rowsOf('User Principal Name,Posted Count\n'))).toEqual([]);
  });

  it('lets a column be lacking that is not needed', async () => {
    expect(await all(rowsOf('User Principal Name\na\n', { needs: ['upn'] }))).toEqual([{ upn: 'a' }]);
  });

  it.each<[string, string, object]>([
    [
      'a column under another name',
      'UPN,Posted Count\na,1\n',
      { kind: 'changed', detail: 'GET /file: no column "User Principal Name": unexpected-shape' },
    ],
    [
      'a column twice',
      'User Principal Name,Posted Count,posted count\na,1,2\n',
      { kind: 'changed', code: 'unexpected-shape' },
    ],
    [
      'a quotation mark within a field',
      'User Principal Name,Posted Count\na"b"c,1\n',
      { kind: 'changed', detail: 'GET /file: line 2: unexpected-shape' },
    ],
    [
      'a line too short',
      'User Principal Name,Posted Count\na,1\nb\nc,2\n',
      { kind: 'changed', detail: 'GET /file: line 3: unexpected-shape' },
    ],
    [
      'a quotation without an end',
      'User Principal Name,Posted Count\n"a,1\nb,2\n',
      { kind: 'transient', code: 'truncated' },
    ],
    ['nothing', '', { kind: 'transient', code: 'truncated' }],
    [
      'a field without an end',
      `User Principal Name,Posted Count\n"${'x'.repeat(LONGEST_LINE + 9)}`,
      { kind: 'changed', code: 'too-large' },
    ],
  ])('%s', async (_, text, fault) => {
    expect(await faultOf(rowsOf(text, {}, 50_000))).toMatchObject(fault);
  });

  it('counts broken lines where it is asked to, but not those that a quotation mark swallows', async () => {
    const lines: number[] = [];
    const onBroken = (line: number) => lines.push(line);
    const heading = 'User Principal Name,Posted Count\n';
    expect(await all(rowsOf(`${heading}a,1\nb\nc,2\nd,3,4\n`, { onBroken }))).toHaveLength(2);
    expect(lines).toEqual([3, 5]);
    expect(await faultOf(rowsOf(`${heading}a,1\n"b"x,2\nc,3\n`, { onBroken }))).toMatchObject({
      kind: 'changed',
    });
  });
});

describe('pages', () => {
  const batches = async function* () {
    for (const n of [0, 3, 6]) yield [n, n + 1, n + 2].map((id) => ({ id }));
  };
  const pagesOf = async (options: { size: number; skip?: number }) => {
    const pages: [readonly unknown[], number | undefined][] = [];
    for await (const { rows, next } of rowPages(batches(), options))
      pages.push([rows.map(({ id }) => id), next]);
    return pages;
  };

  it('are of one size, and the last leads nowhere', async () => {
    expect(await pagesOf({ size: 4 })).toEqual([
      [[0, 1, 2, 3], 4],
      [[4, 5, 6, 7], 8],
      [[8], undefined],
    ]);
    expect(await pagesOf({ size: 9 })).toEqual([[[0, 1, 2, 3, 4, 5, 6, 7, 8], undefined]]);
    expect(await pagesOf({ size: 3 })).toEqual([
      [[0, 1, 2], 3],
      [[3, 4, 5], 6],
      [[6, 7, 8], undefined],
    ]);
  });

  it.each([1, 2, 3, 4, 8])('go on after %i rows', async (skip) => {
    const pages = await pagesOf({ size: 2, skip });
    expect(pages.flatMap(([rows]) => rows)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].slice(skip));
    expect(pages.at(0)?.[1]).toBe(skip + 2 < 9 ? skip + 2 : undefined);
  });

  it('are one of nothing where all was read', async () => {
    expect(await pagesOf({ size: 2, skip: 9 })).toEqual([[[], undefined]]);
  });
});
