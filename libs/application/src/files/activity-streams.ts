/** Activities of ActivityStreams 2.0 as the kinds of acts they are (W3C Activity Vocabulary, section 3.1). */
const KINDS: Readonly<Record<string, string>> = {
  Announce: 'react',
  Dislike: 'react',
  Join: 'join',
  Like: 'react',
  Listen: 'view',
  Read: 'view',
  Update: 'edit',
  View: 'view',
};
const FILES = new Set(['Audio', 'Document', 'Image', 'Video']);

/** The fields of an activity file's line, from one ActivityStreams activity. Content is not looked at. */
export function fieldsOfActivityStream(
  activity: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const type = String(activity['type']);
  const object = asRecord(activity['object']);
  const reply = idOf(object['inReplyTo']);
  const created = FILES.has(String(object['type'])) ? 'file' : reply === undefined ? 'post' : 'reply';
  return present({
    at: text(activity['published']),
    account: idOf(activity['actor'])?.replace(/^(acct|mailto):/i, ''),
    kind: type === 'Create' ? created : Object.hasOwn(KINDS, type) ? KINDS[type] : undefined,
    community: idOf(activity['audience']) ?? idOf(object['audience']) ?? idOf(object['context']),
    message_id: type === 'Create' ? idOf(activity['object']) : undefined,
    reply_to: reply,
  });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** An object may stand as its id, as itself, or as a list of either. */
function idOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return idOf(value[0]);
  return text(value) ?? text(asRecord(value)['id']) ?? text(asRecord(value)['href']);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function present(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) found[name] = value;
  return found;
}
