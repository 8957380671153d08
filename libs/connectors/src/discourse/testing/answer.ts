import type { AskedOf, Told } from '@takeup/connectors/testing';
import type { Forum, ForumCategory, ForumPost } from './forum.js';
import { EXPLORER_TOKEN, LIKES, NAME, OWN, TOKEN, VISITS } from './forum.js';

const PER_PAGE = 50;
const PEOPLE_PER_PAGE = 4;
const refused = (status: number, type: string): Told => ({
  status,
  body: { errors: ['Something is wrong.'], error_type: type },
});

/** As Discourse does it: a key that is not known is refused; whoever has none is answered as a guest. */
export function answerOf(forum: Forum): (asked: AskedOf) => Told {
  return (asked) => {
    const { path, headers } = asked;
    const [key, name] = [headers['api-key'], headers['api-username']];
    const isKnown = name === NAME && (key === TOKEN || key === EXPLORER_TOKEN);
    if (key !== undefined && key !== 'of-a-guest' && !isKnown) return refused(403, 'invalid_access');
    const query = /^\/admin\/plugins\/explorer\/queries\/(\d+)\/run\.json$/.exec(path);
    if (query !== null) return key === EXPLORER_TOKEN ? ran(forum, asked, Number(query[1])) : notFound();
    if (key === EXPLORER_TOKEN) return refused(403, 'invalid_access');
    if (path === `/u/${NAME}.json`) return profile(forum, key === TOKEN);
    if (path === '/posts.json') return latest(forum, asked, key === TOKEN);
    if (path === '/categories.json') return categories(forum, key === TOKEN);
    const isStaff = key === TOKEN && forum.isAdministrator;
    return path === '/admin/users/list/active.json' && isStaff ? people(forum, asked) : notFound();
  };
}

const notFound = () => refused(404, 'not_found');

function profile({ isAdministrator }: Forum, isOwn: boolean): Told {
  const own = { can_edit: isOwn, admin: isAdministrator, moderator: false };
  return { body: { user_badges: [], user: { id: OWN, username: NAME, ...own } } };
}

function latest({ posts, paging, categories: all }: Forum, { query }: AskedOf, isOwn: boolean): Told {
  const before = Number(query.get('before') ?? Infinity);
  const isBefore = ({ id }: ForumPost) => (paging === 'older' ? id <= before : id < before);
  const restricted = new Set(all.flatMap(({ id, isRestricted }) => (isRestricted === true ? [id] : [])));
  const rows = posts
    .filter((one) => isBefore(one) && (isOwn || !restricted.has(one.category ?? 0)))
    .toSorted((a, b) => b.id - a.id)
    .slice(0, PER_PAGE);
  return { body: { latest_posts: rows.filter(({ deleted }) => deleted !== true).map(summaryOf) } };
}

function summaryOf(one: ForumPost) {
  return {
    id: one.id,
    name: `Person ${one.user}`,
    username: `person-${one.user}`,
    created_at: new Date(one.at).toISOString(),
    cooked: `<p>What somebody wrote as number ${one.id}</p>`,
    raw: `What somebody wrote as number ${one.id}`,
    post_number: one.number,
    post_type: one.type ?? 1,
    topic_id: one.topic,
    topic_title: `What topic ${one.topic} is about`,
    category_id: one.category,
    user_id: one.user,
    hidden: one.hidden ?? false,
    deleted_at: null,
    user_deleted: false,
    actions_summary: [{ id: 2, count: 1 }],
  };
}

function categories({ categories: all }: Forum, isOwn: boolean): Told {
  const written = ({ id, name, slug, isRestricted = false, beneath = [] }: ForumCategory): object => ({
    id,
    name,
    slug,
    read_restricted: isRestricted,
    subcategory_list: beneath.length === 0 ? null : beneath.map(written),
  });
  const shown = all.filter(({ isRestricted }) => isOwn || isRestricted !== true);
  return { body: { category_list: { can_create_category: false, categories: shown.map(written) } } };
}

function people({ users }: Forum, { query }: AskedOf): Told {
  const page = Number(query.get('page') ?? 1);
  const shown = users.slice((page - 1) * PEOPLE_PER_PAGE, page * PEOPLE_PER_PAGE);
  return {
    body: shown.map(({ id, email = '', active = true, ...more }) => ({
      id,
      username: `person-${id}`,
      name: `Person ${id}`,
      active,
      last_seen_at: '2026-10-30T10:00:00.000Z',
      ...(query.get('show_emails') === 'true' ? { email } : {}),
      ...more,
    })),
  };
}

function ran(forum: Forum, { body }: AskedOf, number: number): Told {
  const form = (body ?? {}) as Readonly<Record<string, string>>;
  const { day, after } = JSON.parse(form['params'] ?? '{}') as { day: string; after: number };
  const table = number === VISITS ? visits(forum, day) : number === LIKES ? likes(forum, day) : undefined;
  if (table === undefined) return notFound();
  const rows = table.rows.filter(([id = 0]) => id > after).toSorted(([a = 0], [b = 0]) => a - b);
  const given = rows.slice(0, forum.rowsAtATime);
  const more = { duration: 1.2, result_count: given.length, default_limit: 1000, params: form['params'] };
  return { body: { success: true, errors: [], ...more, columns: table.columns, rows: given } };
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

function visits({ visits: all }: Forum, day: string): Table {
  const rows = all.filter(([, own]) => own === day).map(([id, , read]) => [id, read]);
  return { columns: ['user_id', 'posts_read'], rows };
}

function likes({ likes: all, posts }: Forum, day: string): Table {
  const rows = all
    .filter(({ at }) => new Date(at).toISOString().startsWith(day))
    .flatMap(({ id, user, post, at }) => {
      const own = posts.find((one) => one.id === post);
      return own === undefined || own.category === null
        ? []
        : [[id, user, post, own.topic, own.category, at]];
    });
  return { columns: ['id', 'user_id', 'post_id', 'topic_id', 'category_id', 'at'], rows };
}
