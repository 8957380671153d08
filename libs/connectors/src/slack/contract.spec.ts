import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Keep } from '@takeup/connectors/kit';
import { pagesOf } from '@takeup/connectors/testing';
import { FIELDS } from './read-counts.js';
import { slack } from './slack.js';
import { channels, members, messages, users } from './streams.js';
import { membersOf, messagesOf, open } from './testing/opened.js';
import { channelId, smallWorkspace } from './testing/workspace.js';

const CONTRACTS = path.resolve(__dirname, '../../../../../shared/contracts/slack');
const at = (file: string) => path.join(CONTRACTS, file);

interface Published {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters: readonly { readonly name: string }[] }>>>
  >;
}

const published = <T>(file: string): T | undefined => {
  if (existsSync(at(file))) return JSON.parse(readFileSync(at(file), 'utf8')) as T;
  console.log(`not checked: contracts/slack/${file} absent`);
  return undefined;
};

/** Names of fields, those within others too. */
function fieldsOf(keep: Keep | Readonly<Record<string, Keep>>): readonly string[] {
  if (typeof keep === 'string') return [];
  if ('optional' in keep && typeof keep.optional !== 'undefined' && Object.keys(keep).length === 1)
    return fieldsOf(keep.optional);
  if ('each' in keep && Object.keys(keep).length === 1) return fieldsOf(keep.each as Keep);
  if ('fields' in keep && Object.keys(keep).length === 1)
    return fieldsOf(keep.fields as Readonly<Record<string, Keep>>);
  return Object.entries(keep as Readonly<Record<string, Keep>>).flatMap(([name, own]) => [
    name,
    ...fieldsOf(own),
  ]);
}

it('a member is read by fields that the published file has', () => {
  const example = published<object>('analytics-member.fieldset.json');
  if (example === undefined) return;
  // Ours, made of fields of the file.
  const ours = ['member', 'team'];
  for (const field of [...fieldsOf(members.keep), 'user_id', 'enterprise_user_id', 'team_id'])
    if (!ours.includes(field)) expect(example).toHaveProperty(field);
});

it('a channel’s day is read by fields that the published file has', () => {
  const example = published<object>('analytics-public_channel.fieldset.json');
  if (example === undefined) return;
  for (const field of ['date', 'channel_id', ...Object.values(FIELDS)]) expect(example).toHaveProperty(field);
});

it('asks only for what the published API offers, with the arguments that it names', async () => {
  const api = published<Published>('slack_web_openapi_v2.json');
  if (api === undefined) return;
  const own = await open(smallWorkspace, { channels: 'all' });
  try {
    await slack.check(own.session);
    await pagesOf(own, membersOf('2026-10-25'));
    await pagesOf(own, messagesOf(channelId(1)));
    await pagesOf(own, { by: 'snapshot', stream: 'users' });
    await pagesOf(own, { by: 'snapshot', stream: 'channels' });
    // The files are newer than this description of the API.
    const asked = own.server.asked.filter((one) => !one.path.startsWith('/admin.analytics'));
    expect(new Set(asked.map((one) => one.path)).size).toBe(5);
    for (const { path: method, body } of asked) {
      const [offered] = Object.values(api.paths[method] ?? {});
      expect(offered).toBeDefined();
      const names = offered?.parameters.map(({ name }) => name);
      for (const name of Object.keys(body as object)) expect(names).toContain(name);
    }
  } finally {
    await own.close();
  }
});

it('reads of users, channels and messages only fields that the published API describes', () => {
  const api = existsSync(at('slack_web_openapi_v2.json'))
    ? readFileSync(at('slack_web_openapi_v2.json'), 'utf8')
    : undefined;
  if (api === undefined) return console.log('not checked: contracts/slack/slack_web_openapi_v2.json absent');
  const ours = ['channel', 'day', 'written', 'bare'];
  const read = [users.keep, channels.keep, messages([], 'all').keep].flatMap(fieldsOf);
  for (const field of [
    ...read,
    'reply_count',
    'subtype',
    'bot_id',
    'files',
    'is_private',
    'is_archived',
    'created',
  ])
    if (!ours.includes(field)) expect(api).toContain(`"${field}"`);
  return undefined;
});
