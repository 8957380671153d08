import { northwind } from '../northwind.js';
import { PLANTED } from '../planted.js';
import { linesOf } from '../testing/count.js';
import { TOPIC_WORDS } from '../content/text.js';
import { mattermostServer, type MattermostServer } from './server.js';
import { asker, TOKEN, type ChannelJson, type PostJson, type UserJson } from './testing/ask.js';
import { northwindContent } from '../content/northwind/content.js';

jest.setTimeout(360_000);

const bank = northwind();
const NOW = Date.parse('2026-11-23T06:00:00Z');
const FROM = Date.parse('2026-10-01T00:00:00Z');
const TO = Date.parse('2026-11-01T00:00:00Z');
/** Changed up to a week after the month. */
const LATE = TO + 7 * 86_400_000;

let server: MattermostServer;
const emails = new Map<string, string>();
const users: UserJson[] = [];
const channels: ChannelJson[] = [];
/** October's and what was changed since, as a reader sees them. */
const posts: { readonly post: PostJson; readonly community: string }[] = [];

beforeAll(async () => {
  server = await mattermostServer({ content: northwindContent(), clock: () => NOW, token: TOKEN });
  const { read, report } = asker(server);
  for (let page = 0; ; page += 1) {
    const some = await read<UserJson[]>(`/users?per_page=200&page=${page}`);
    users.push(...some);
    if (some.length < 200) break;
  }
  for (const { id, email } of users) emails.set(id, email);
  channels.push(...(await read<ChannelJson[]>('/channels?per_page=200')));
  for (const { id, name, type } of channels) {
    if (type !== 'O') continue;
    const asked = {
      channel_id: id,
      start_time: LATE,
      time_field: 'update_at',
      sort_direction: 'desc',
      per_page: 1000,
      include_deleted: true,
      include_metadata: true,
    };
    for (let cursor: string | undefined; ;) {
      const page = await report(cursor === undefined ? asked : { ...asked, cursor });
      posts.push(...page.posts.map((post) => ({ post, community: name })));
      cursor = page.next_cursor?.cursor;
      if (cursor === undefined || page.posts.at(-1)!.update_at < FROM) break;
    }
  }
});
afterAll(() => server.close());

const second = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
const inMonth = (at: number): boolean => at >= FROM && at < TO;
const HOST = 'svc-channels@northwind.example';

/** `instant account kind community` of everything that was done in October, as the API tells it. */
function told(): string[] {
  const acts: string[] = [];
  const add = (at: number, user: string, rest: string) => {
    const email = emails.get(user);
    if (inMonth(at) && email !== HOST) acts.push(`${second(at)} ${email} ${rest}`);
  };
  for (const { post, community } of posts) {
    for (const one of post.metadata?.reactions ?? []) add(one.create_at, one.user_id, `react ${community}`);
    if (post.delete_at > 0) continue;
    if (post.edit_at > 0) add(post.edit_at, post.user_id, `edit ${community}`);
    const written = post.file_ids ? 'file' : post.root_id === '' ? 'post' : 'reply';
    add(
      post.create_at,
      post.user_id,
      `${post.type === 'system_join_channel' ? 'join' : written} ${community}`,
    );
  }
  return acts;
}

/** The same of the activity file. */
const written = (): string[] =>
  [...linesOf(bank.platformActivity('2026-10-01', '2026-10-31'))].map(
    ([at, account, kind, community]) => `${at} ${account} ${kind} ${community}`,
  );

/** There are no polls here, and an edit is one of a post of the day or else nothing that shows: both are reactions. */
const asReaction = (act: string): string => act.replace(/ (?:vote|edit) /, ' react ');

test('every act of a month comes out as the same person’s, at the same second, of the same kind', () => {
  const [api, file] = [told(), written()];
  expect(api.length).toBeGreaterThan(50_000);
  expect(api.map(asReaction).toSorted()).toEqual(file.map(asReaction).toSorted());
});

test('an edit is an edit there too, of something written on that day', () => {
  const edits = told().filter((act) => act.includes(' edit '));
  const known = new Set(written());
  expect(edits.length).toBeGreaterThan(20);
  expect(edits.filter((act) => !known.has(act))).toEqual([]);
  const days = posts.filter(({ post }) => post.edit_at > 0).map(({ post }) => [post.create_at, post.edit_at]);
  expect(
    days.filter(([wrote, edited]) => second(wrote!).slice(0, 10) !== second(edited!).slice(0, 10)),
  ).toEqual([]);
});

test.each(['2026-10-07', '2026-10-18', '2026-10-30'])('on %s there are as many of each kind', (day) => {
  const count = (acts: readonly string[]) => {
    const kinds: Record<string, number> = {};
    for (const act of acts.filter((one) => one.startsWith(day))) {
      const kind = asReaction(act).split(' ')[2]!;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    return kinds;
  };
  expect(count(told())).toEqual(count(written()));
});

test('a reply stands under the post that it answers', () => {
  const byId = new Map(posts.map(({ post }) => [post.id, post]));
  const replies = posts.filter(({ post }) => post.root_id !== '' && inMonth(post.create_at));
  const rooted = replies.filter(({ post }) => byId.has(post.root_id));
  expect(rooted.length / replies.length).toBeGreaterThan(0.95);
  expect(
    rooted.filter(({ post }) => {
      const root = byId.get(post.root_id)!;
      return root.channel_id !== post.channel_id || root.create_at >= post.create_at || root.root_id !== '';
    }),
  ).toEqual([]);
});

test('nobody puts the same emoji under a post twice, and nobody reacts before it is there', () => {
  const faults = posts.filter(({ post }) => {
    const all = post.metadata?.reactions ?? [];
    const keys = new Set(all.map((one) => `${one.user_id} ${one.emoji_name}`));
    return keys.size < all.length || all.some((one) => one.create_at <= post.create_at);
  });
  expect(faults).toEqual([]);
});

test('some messages were sent twice and one of the two deleted, by people who wrote that day anyway', () => {
  const deleted = posts.filter(({ post }) => post.delete_at > 0 && inMonth(post.create_at));
  const texts = posts.filter(({ post }) => post.type === '' && inMonth(post.create_at));
  expect(deleted.length / texts.length).toBeGreaterThan(PLANTED.platform.doubles / 3);
  expect(deleted.length / texts.length).toBeLessThan(PLANTED.platform.doubles * 2);
  const acted = new Set(told().map((act) => `${act.slice(0, 10)} ${act.split(' ')[1]}`));
  const alone = deleted.filter(
    ({ post }) => !acted.has(`${second(post.create_at).slice(0, 10)} ${emails.get(post.user_id)}`),
  );
  expect(alone).toEqual([]);
});

test('everybody who ever held a seat has an account; leavers are deactivated; bots say what they are', () => {
  const everHere = new Set(
    bank.rosterDates.flatMap((date) => [...linesOf(bank.roster(date))].map((row) => row[1]!)),
  );
  const here = new Set([...linesOf(bank.roster('2026-11-01'))].map((row) => row[1]!));
  const people = users.filter(({ email }) => /^e\d/.test(email));
  expect(people.map(({ email }) => email).toSorted()).toEqual([...everHere].toSorted());
  expect(
    people
      .filter((user) => user.delete_at === 0)
      .map(({ email }) => email)
      .toSorted(),
  ).toEqual([...here].toSorted());
  expect(users.length - people.length).toBe(PLANTED.strangers + 2);
  expect(users.filter((user) => user.is_bot).every(({ username }) => username.startsWith('svc-'))).toBe(true);
});

test('channels stay within their number, and what is private is among them', () => {
  expect(channels.length).toBeLessThanOrEqual(PLANTED.bounds.communities);
  expect(channels.filter(({ type }) => type === 'P')).toHaveLength(3);
  const busy = channels.find(({ name }) => name === 'ask-an-expert')!;
  expect(busy.total_msg_count).toBeGreaterThan(3000);
  expect(busy.last_post_at).toBeGreaterThan(NOW - 4 * 86_400_000);
});

test('messages are all different, and use a topic’s words where the topic belongs', () => {
  const markers = posts
    .filter(({ post }) => post.type === '' && post.message !== '')
    .map(({ post }) => /marker-\w+$/.exec(post.message)?.[0]);
  expect(markers).not.toContain(undefined);
  expect(new Set(markers).size).toBe(markers.length);
  const share = (community: string) => {
    const own = posts.filter(
      (one) => one.community === community && one.post.type === '' && one.post.message !== '',
    );
    const words = TOPIC_WORDS[community] ?? Object.values(TOPIC_WORDS).flat();
    return own.filter(({ post }) => words.some((word) => post.message.includes(word))).length / own.length;
  };
  const { inPurpose, elsewhere } = PLANTED.platform.topics;
  expect(Math.abs(share('ask-an-expert') - inPurpose)).toBeLessThan(0.05);
  expect(Math.abs(share('developers') - elsewhere)).toBeLessThan(0.01);
  const charters = bank.charters.map(({ yaml }) => yaml).join('\n');
  expect(
    Object.values(TOPIC_WORDS)
      .flat()
      .filter((word) => !charters.includes(word)),
  ).toEqual([]);
});

test('another reading of the same seed is the same to the byte, whatever was asked first', async () => {
  const again = await mattermostServer({ content: northwindContent(), clock: () => NOW, token: TOKEN });
  try {
    const { id } = channels.find(({ name }) => name === 'ask-an-expert')!;
    const asked = {
      channel_id: id,
      start_time: TO,
      time_field: 'update_at',
      sort_direction: 'desc',
      include_metadata: true,
    };
    // On the other server November has been made before October, here it has not.
    const [once, twice] = await Promise.all(
      [server, again].map(async (one) => (await asker(one).raw('/reports/posts', asked)).text()),
    );
    expect(twice).toBe(once);
  } finally {
    await again.close();
  }
});
