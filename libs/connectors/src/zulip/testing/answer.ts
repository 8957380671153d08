import type { AskedOf, Told } from '@takeup/connectors/testing';
import type { Message, Organisation } from './organisation.js';
import { EMAIL } from './organisation.js';

const refused = (status: number, code: string, more: object = {}): Told => ({
  status,
  body: { result: 'error', msg: code, code, ...more },
});
const ok = (body: object): Told => ({ body: { result: 'success', msg: '', ...body } });

/** As many as it gives at a time, so that a few days are several answers; the real server gives what is asked for. */
const MOST = 250;

export function answerOf(organisation: Organisation): (asked: AskedOf) => Told {
  return ({ path, query, headers }) => {
    const asked = path.replace(/^.*\/api\/v1/, '');
    const { role, featureLevel, users, channels } = organisation;
    if (asked === '/server_settings')
      return ok({
        zulip_version: '10.4',
        zulip_feature_level: featureLevel,
        realm_uri: 'https://Chat.bank.example/',
      });
    if (headers.authorization !== `Basic ${btoa(`${EMAIL}:${organisation.key}`)}`)
      return refused(401, 'INVALID_API_KEY');
    if (asked === '/users/me') return ok({ ...users[0], role, is_guest: role === 600 });
    if (asked === '/users')
      return ok({ members: users.map((one) => ({ full_name: `Person ${one.user_id}`, ...one })) });
    if (asked === '/streams') return ok({ streams: channels });
    return asked === '/messages' ? messages(organisation, query) : refused(404, 'BAD_REQUEST');
  };
}

interface Term {
  readonly operator: string;
  readonly operand: string | number;
}

function messages(organisation: Organisation, query: URLSearchParams): Told {
  const narrow = JSON.parse(query.get('narrow') ?? '[]') as readonly Term[];
  const isPrivate = (id?: number) =>
    organisation.channels.find((one) => one.stream_id === id)?.invite_only !== false;
  const isWithin = ({ channel, topic }: Message) =>
    narrow.every(({ operator, operand }) => {
      if (operator === 'streams') return operand === 'public' && !isPrivate(channel);
      return operator === 'stream' ? channel === operand : topic === operand;
    });
  const { hiddenBelow = 0 } = organisation;
  const all = organisation.messages.filter((one) => isWithin(one)).toSorted((a, b) => a.id - b.id);
  const shown = all.filter(({ id }) => id >= hiddenBelow);
  const anchor = query.get('anchor') ?? '';
  const at = anchor === 'newest' ? Infinity : anchor === 'oldest' ? -Infinity : Number(anchor);
  const before = shown.filter(({ id }) => id < at);
  const after = shown.filter(({ id }) => id > at);
  const [older, newer] = [Number(query.get('num_before')), Number(query.get('num_after'))];
  const given = before.slice(Math.max(0, before.length - Math.min(older, MOST)));
  return ok({
    anchor: Number.isFinite(at) ? at : 0,
    found_oldest: given.length === before.length,
    found_newest: true,
    history_limited: shown.length < all.length,
    messages: [...(older === 0 ? [] : given), ...after.slice(0, newer)].map((one) => written(one)),
  });
}

function written({ id, at, sender, channel, topic, realm = 'bank', reactions = [] }: Message) {
  return {
    id,
    timestamp: at / 1000,
    sender_id: sender,
    sender_email: `user${sender}@chat.bank.example`,
    sender_full_name: `Person ${sender}`,
    sender_realm_str: realm,
    type: channel === undefined ? 'private' : 'stream',
    ...(channel === undefined ? {} : { stream_id: channel }),
    subject: topic,
    content: `What somebody wrote as number ${id}`,
    reactions: reactions.map((user, i) => ({ user_id: user, emoji_name: `sign-${i}` })),
  };
}
