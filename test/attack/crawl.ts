import type { Adoption, Group, Overview, ReportFacts } from './answers.js';
import { Client } from './client.js';
import type { CellQuestion, Question } from './crawl-questions.js';
import { lattice, questionText, waysToAsk } from './crawl-questions.js';
import { Seeded } from './seeded.js';

const KINDS = ['WEEK', 'MONTH', 'QUARTER', 'DAYS_28', 'DAY'];
/** Pages as they are served, before a browser asks for anything. */
export const PAGES = ['/', '/adoption', '/reports', '/sources', '/metrics', '/health/ready'];
const FORMATS = ['json', 'csv', 'xlsx', 'html'];

/** An answer and the initiative that it was asked about; null: none. */
export interface About<T> {
  readonly initiative: string | null;
  readonly answer: T;
}

/** All that one token was told. */
export interface Crawled {
  readonly client: Client;
  readonly adoptions: readonly About<Adoption>[];
  readonly groups: readonly (About<Group> & { readonly measure: string })[];
  readonly overviews: readonly Overview[];
  readonly reports: readonly ReportFacts[];
  readonly files: ReadonlyMap<string, Buffer>;
  /** Connections that an initiative counts, as its charter says. */
  readonly scopes: ReadonlyMap<string, string>;
  /** Connections of which anything came. */
  readonly connections: readonly string[];
}

export interface Crawling {
  readonly url: string;
  readonly token: string;
  /** Questions asked by chance beside every cell there is: other ways to the same cells, and groups by themselves. */
  readonly more: number;
  /** One question about cells of so many, by chance; 1: every one, and the report as PDF, which is made of the same as the others. */
  readonly oneOf: number;
  readonly seed: number;
}

interface PeriodKeys {
  readonly keys: readonly string[];
  readonly states: readonly string[];
}

/**
 * Asks of every cell in every period, measure and initiative, and of what it may not. The same cells are come to by many ways:
 * of those some are taken by chance, others for each seed.
 */
export async function crawl({ url, token, more, oneOf, seed }: Crawling): Promise<Crawled> {
  const client = await Client.of(url, token);
  const chance = new Seeded(seed + 7);
  const lists = await client.ask<PeriodKeys>(KINDS.map((kind) => `periods(kind: ${kind})`));
  const periods = lists.flatMap((list) =>
    (list?.keys ?? []).filter((_, n) => list?.states[n] === 'PUBLISHED'),
  );
  const [organisation] = await client.ask<{ initiatives: { key: string }[] }>(['organisation']);
  const initiatives = [null, ...(organisation?.initiatives ?? []).map(({ key }) => key)];
  const scopes = await scopesOf(client, initiatives);
  const [cells, first, known]: [CellQuestion[], About<Adoption>[], Set<string>] = [[], [], new Set()];
  for (const initiative of initiatives) {
    const scope = initiative === null ? '' : (scopes.get(initiative) ?? initiative);
    const asked = lattice(initiative, periods, known.has(scope)).filter(() => chance.chance(1 / oneOf));
    const told = await askAdoption(client, asked);
    cells.push(...asked);
    first.push(...told);
    // A draft is told nothing of.
    if (told.length > 0) known.add(scope);
  }
  const departments = [...new Set(first.flatMap(({ answer }) => answer.rows?.departments ?? []))];
  const personas = [...new Set(first.flatMap(({ answer }) => answer.rows?.personas ?? []))];
  const ways = waysToAsk(departments);
  const others = Array.from({ length: cells.length === 0 ? 0 : more }, () => ({
    ...chance.pick(cells),
    way: chance.pick(ways),
  }));
  const groups = departments.flatMap((department) =>
    personas.map((persona) => ({ ...chance.pick(cells), department, persona })),
  );
  const overviews = await client.ask<Overview>([
    'overview',
    ...['2025-03-23', '2025-03-30', '2025-03-01'].map((day) => `overview(asof: "${day}")`),
  ]);
  await askTheRest(client, initiatives);
  const files = new Map<string, Buffer>();
  for (const format of oneOf === 1 ? [...FORMATS, 'pdf'] : FORMATS) {
    const { status, bytes } = await client.get(`/reports/2025-03.${format}`);
    if (status === 200) files.set(format, bytes);
  }
  for (const page of PAGES) await client.get(page);
  const json = files.get('json');
  return {
    ...{ client, files, scopes, connections: await connectionsOf(client) },
    groups: await askGroups(client, chance.some(groups, more)),
    adoptions: [...first, ...(await askAdoption(client, others))],
    overviews: overviews.filter((own) => own !== undefined),
    reports: json ? [factsIn(json)] : [],
  };
}

function factsIn(json: Buffer): ReportFacts {
  return (JSON.parse(json.toString('utf8')) as { edition: ReportFacts }).edition;
}

async function askAdoption(client: Client, asked: readonly CellQuestion[]): Promise<About<Adoption>[]> {
  const answers = await client.ask<Adoption>(
    asked.map(({ way, ...question }) => `adoption(query: { ${questionText(question)}, ${way} })`),
  );
  return answers.flatMap((answer, n) =>
    answer?.__typename === 'Adoption' ? [{ initiative: asked[n]?.initiative ?? null, answer }] : [],
  );
}

async function askGroups(
  client: Client,
  asked: readonly (Question & { readonly department: string; readonly persona: string })[],
) {
  const answers = await client.ask<Group>(
    asked.map(
      ({ department, persona, ...question }) =>
        `group(query: { ${questionText(question)}, persona: "${persona}", department: "${department}" })`,
    ),
  );
  return answers.flatMap((answer, n) => {
    const { initiative = null, measure = '' } = asked[n] ?? {};
    return answer?.__typename === 'Group' ? [{ initiative, measure, answer }] : [];
  });
}

interface CharterAnswer {
  readonly useCases?: readonly { readonly communities: readonly string[] }[];
}

async function scopesOf(client: Client, initiatives: readonly (string | null)[]) {
  const keys = initiatives.filter((key) => key !== null);
  const charters = await client.ask<CharterAnswer>(keys.map((key) => `charter(initiative: "${key}")`));
  return new Map(
    keys.map((key, n) => {
      const communities = charters[n]?.useCases?.flatMap((own) => own.communities) ?? [];
      return [key, [...new Set(communities.map((own) => own.split('/')[0]))].sort().join('+')];
    }),
  );
}

async function connectionsOf(client: Client): Promise<readonly string[]> {
  const [sources] = await client.ask<{
    connections: readonly { readonly key: string; readonly states: readonly string[] }[];
  }>(['sources']);
  return (sources?.connections ?? []).filter(({ states }) => states.length > 0).map(({ key }) => key);
}

/** What is no figure, and what is refused. */
async function askTheRest(client: Client, initiatives: readonly (string | null)[]): Promise<void> {
  await client.ask([
    ...['me', 'editions', 'preview', 'goals', 'goals(on: "2025-03-30")'],
    'coverage(from: "2025-02-01", to: "2025-04-10")',
    ...['report(month: "2025-03")', 'report(month: "2025-02")', 'report(month: "1999-99")'],
    ...initiatives.flatMap((key) =>
      key === null
        ? []
        : [
            `charter(initiative: "${key}", version: 1)`,
            `charter(initiative: "${key}", version: 9)`,
            `goal(initiative: "${key}", key: "time")`,
          ],
    ),
    'adoption(query: { measure: ACTIVE, department: "Nowhere" })',
    'adoption(query: { measure: ACTIVE, period: "week:2025-W99" })',
    'adoption(query: { measure: ACTIVE, period: "day:2025-03-04", by: [DEPARTMENT] })',
    'adoption(query: { measure: ACTIVE, initiative: "nothing" })',
    'group(query: { measure: ACTIVE, persona: "nobody", department: "ALL" })',
    'group(query: { measure: ACTIVE, persona: "ALL", department: "Nowhere" })',
  ]);
}
