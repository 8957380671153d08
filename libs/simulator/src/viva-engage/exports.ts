import type { ContentPost, PlatformContent } from '../content/content.js';
import { postsWithin } from '../content/day-of.js';
import type { Cell } from './csv.js';
import { csvOf } from './csv.js';

const MESSAGE =
  'id,replied_to_id,thread_id,group_id,group_name,in_private_group,in_private_conversation,sender_id,sender_type,sender_name,sender_email,body,created_at,deleted_at,title,message_type';
const USER = 'id,name,email,joined_at,deleted_at,suspended_at,state';
const GROUP = 'id,name,description,private,moderated,created_at';

type Row = Readonly<Record<string, Cell>>;

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

export interface Exported {
  readonly file: string;
  readonly text: string;
  readonly posts?: readonly ContentPost[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

/** What the export holds of a model; undefined for one that there is not. @param span of what was written */
export function exported(content: PlatformContent, model: string, span: Span): Exported | undefined {
  if (model === 'User') return { file: 'Users.csv', text: csvOf(USER.split(','), users(content, span.now)) };
  if (model === 'Group')
    return { file: 'Groups.csv', text: csvOf(GROUP.split(','), groups(content, span.now)) };
  if (model !== 'Message') return undefined;
  const people = new Map(content.users(span.now).map((user) => [user.id, user]));
  const told = content
    .channels(span.now)
    .flatMap((channel) => [...postsWithin(content, channel.id, span)].map((post) => ({ channel, post })));
  const rows = told.map(({ channel, post }): Row => {
    const sender = people.get(post.userId);
    const isDirect = channel.type === 'D' || channel.type === 'G';
    return {
      id: post.id,
      replied_to_id: post.rootId,
      thread_id: post.rootId || post.id,
      group_id: isDirect ? '' : channel.id,
      group_name: isDirect ? '' : channel.displayName,
      in_private_group: isDirect ? '' : channel.type === 'P',
      in_private_conversation: isDirect,
      sender_id: post.userId,
      sender_type: sender?.bot === true ? 'Bot' : 'user',
      sender_name: `${sender?.firstName ?? ''} ${sender?.lastName ?? ''}`.trim(),
      sender_email: sender?.email ?? '',
      body: post.message,
      created_at: moment(post.createAt),
      deleted_at: post.deleteAt === 0 ? '' : moment(post.deleteAt),
      message_type: post.type === '' ? 'update' : 'system',
    };
  });
  return { file: 'Messages.csv', text: csvOf(MESSAGE.split(','), rows), posts: told.map(({ post }) => post) };
}

function users(content: PlatformContent, now: number): readonly Row[] {
  return content
    .users(now)
    .filter(({ bot }) => !bot)
    .map((user) => ({
      id: user.id,
      name: `${user.firstName} ${user.lastName}`.trim(),
      email: user.email,
      joined_at: moment(user.createAt),
      suspended_at: user.deleteAt === 0 ? '' : moment(user.deleteAt),
      state: user.deleteAt === 0 ? 'active' : 'suspended',
    }));
}

/** Direct messages have no group. */
function groups(content: PlatformContent, now: number): readonly Row[] {
  return content
    .channels(now)
    .filter(({ type }) => type === 'O' || type === 'P')
    .map((channel) => ({
      id: channel.id,
      name: channel.displayName,
      private: channel.type === 'P',
      moderated: false,
      created_at: moment(channel.createAt),
    }));
}
