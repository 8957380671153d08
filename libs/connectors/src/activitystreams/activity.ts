import type { Json, JsonRow } from '@takeup/connectors/kit';
import { isRow, textIn, unexpected } from '@takeup/connectors/kit';
import type { ActKind, Instant } from '@takeup/domain';

/** An activity, understood. */
export interface Activity {
  readonly id: string;
  readonly at: Instant;
  readonly kind: ActKind;
  /** Address of whoever did it. */
  readonly actor: string;
  /** What was made, or acted upon. */
  readonly message: string;
  readonly thread: string | null;
  readonly words: string;
}

const PUBLIC: ReadonlySet<string> = new Set([
  'https://www.w3.org/ns/activitystreams#Public',
  'as:Public',
  'Public',
]);
const KINDS: Readonly<Record<string, ActKind>> = {
  Like: 'react',
  Dislike: 'react',
  Announce: 'react',
  Update: 'edit',
  View: 'view',
  Read: 'view',
  Listen: 'view',
  Join: 'join',
};
const FILES: ReadonlySet<string> = new Set(['Audio', 'Document', 'Image', 'Video']);

/**
 * What an item tells; undefined where it is not public, of a type that is no act, or has no time: a Like of many servers.
 * A group announces what others did in it: then it is theirs.
 * @throws Faulted `changed` for what is no activity
 */
export function activityOf(item: JsonRow, what: string): Activity | undefined {
  if (typeof item['type'] !== 'string' || item['actor'] === undefined) throw unexpected(what);
  const object = isRow(item['object']) ? item['object'] : undefined;
  if (item['type'] === 'Announce' && object?.['actor'] !== undefined) return activityOf(object, what);
  const kind = kindOf(item['type'], object);
  const at = timeOf(item, kind, what);
  const actor = idOf(item['actor']);
  if (kind === undefined || at === undefined || !isPublic(item, object)) return undefined;
  const about = idOf(item['object']);
  if (actor === undefined || about === undefined) throw unexpected(what);
  const isNew = kind === 'post' || kind === 'reply' || kind === 'file';
  return {
    id: textIn(item, 'id') || `${item['type']} ${actor} ${about}`,
    at,
    kind,
    actor,
    message: about,
    thread: isNew ? threadOf(object ?? {}) : null,
    words: isNew ? wordsOf(object ?? {}) : '',
  };
}

function kindOf(type: string, object: JsonRow | undefined): ActKind | undefined {
  if (type !== 'Create') return KINDS[type];
  if (FILES.has(textIn(object ?? {}, 'type'))) return 'file';
  return idOf(object?.['inReplyTo']) === undefined ? 'post' : 'reply';
}

/** When it was done; of what was made also when that was published. @throws Faulted `changed` for a time that is none */
function timeOf(item: JsonRow, kind: ActKind | undefined, what: string): Instant | undefined {
  const object = isRow(item['object']) && item['type'] === 'Create' ? item['object'] : {};
  const written = item['published'] ?? object['published'];
  if (kind === undefined || written === undefined || written === null) return undefined;
  const isTime =
    typeof written === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(written);
  const at = isTime ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(at)) throw unexpected(what);
  return at;
}

/** Addressed to everybody. What says nothing of whom it is for is taken for private. */
function isPublic(item: JsonRow, object: JsonRow | undefined): boolean {
  const addressed = [item, object ?? {}].map((own) =>
    [own['to'], own['cc'], own['audience']].flatMap(namesIn),
  );
  const [of = [], within = []] = addressed;
  const told = of.length > 0 ? of : within;
  return (
    told.some((name) => PUBLIC.has(name)) && (within.length === 0 || within.some((name) => PUBLIC.has(name)))
  );
}

function namesIn(value: Json | undefined): readonly string[] {
  const list: readonly Json[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.flatMap((one) => idOf(one) ?? []);
}

function idOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return isRow(value) ? textIn(value, 'id') || undefined : undefined;
}

/** What it belongs to, else what it answers, else itself. */
function threadOf(object: JsonRow): string | null {
  return (
    idOf(object['context']) ??
    idOf(object['conversation']) ??
    idOf(object['inReplyTo']) ??
    idOf(object) ??
    null
  );
}

function wordsOf(object: JsonRow): string {
  return [textIn(object, 'name'), textIn(object, 'content').replace(/<[^<>]*>/g, ' ')].join('\n').trim();
}
