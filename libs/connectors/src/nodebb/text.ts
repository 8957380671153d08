import type { JsonRow } from '@takeup/connectors/kit';
import { isRow, textIn } from '@takeup/connectors/kit';

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** What a post says, for the topic matcher: with the title of the topic that it begins, without markup. */
export function textOf(row: JsonRow): string | undefined {
  const topic = isRow(row['topic']) ? row['topic'] : {};
  const title = row['isMainPost'] === true ? textIn(topic, 'title') : '';
  const text = plain(`${title}\n${textIn(row, 'content')}`);
  return text === '' ? undefined : text;
}

/** A name as people wrote it; NodeBB gives names as they stand in a page. */
export function nameIn(row: JsonRow): string {
  return textIn(row, 'name').replace(ENTITY, entity);
}

/** HTML to text: tags are taken for spaces, so that the words of their attributes are no words of the text. */
function plain(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(ENTITY, entity)
    .trim();
}

function entity(written: string, decimal?: string, hex?: string, name = ''): string {
  if (decimal === undefined && hex === undefined) return NAMED[name.toLowerCase()] ?? written;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}
