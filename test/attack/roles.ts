import type { Solver } from '@takeup/disclosure';
import type { Crawled } from './crawl.js';
import { crawl } from './crawl.js';
import type { Display } from './display.js';
import { TOLD } from './display.js';
import { Ground } from './ground.js';
import type { Served } from './house.js';
import type { House } from './house.js';
import type { Joint } from './joint-attack.js';
import type { Judged } from './judge.js';
import { judge } from './judge.js';
import type { Organisation } from './organisation.js';
import { readDisplay } from './read-display.js';

export const ROLES = ['reader', 'operator', 'limited'] as const;
export type Role = (typeof ROLES)[number];

/** Of the questions that the reader is asked for, too. */
const SHARE_OF_OPERATOR = 3;

export interface Attacked extends Judged {
  readonly role: Role;
  readonly crawled: Crawled;
  readonly display: Display;
}

export interface Attack {
  readonly roles: readonly Role[];
  /** As in {@link Crawling}. */
  readonly more: number;
  readonly joint: Joint;
  readonly turnedOff?: string;
  /** Looks at the server before it stops. */
  readonly look?: (served: Served, attacked: readonly Attacked[]) => Promise<void>;
}

/** The department that the limited token may see: one with others beside it. */
export const limitOf = ({ people }: Organisation): string =>
  (people.at(-1)?.department ?? '').split('/')[0] ?? '';

export function fillingOf(organisation: Organisation) {
  const { directory, activity, charters, operatorFile } = organisation;
  return {
    ...{ directory, charters, operatorFile },
    activity: activity.map(({ acts: _, ...file }) => file),
    months: ['2025-03'],
    tokens: {
      reader: { role: 'reader' },
      operator: { role: 'operator' },
      limited: { role: 'reader', department: limitOf(organisation) },
    },
  } as const;
}

/** Serves an organisation and attacks it as each role. */
export async function attackOrganisation(
  house: House,
  organisation: Organisation,
  { turnedOff = '', look, ...attack }: Attack,
  solver: Solver,
): Promise<readonly Attacked[]> {
  const served = await house.serve(fillingOf(organisation), turnedOff);
  try {
    const crawls: (readonly [Role, Crawled])[] = [];
    for (const role of attack.roles) {
      const asked = {
        token: served.tokens[role] ?? '',
        more: attack.more,
        // The reader is asked for everything; what an operator is told beyond that are other pages.
        oneOf: role === 'operator' && attack.roles.includes('reader') ? SHARE_OF_OPERATOR : 1,
        seed: organisation.seed + ROLES.indexOf(role),
      };
      crawls.push([role, await crawl({ url: served.url, ...asked })]);
    }
    const found: Attacked[] = [];
    for (const [role, crawled] of crawls) {
      const before = found[0]?.display;
      const display = readDisplay(crawled, new Ground(organisation), before?.periods);
      const more = before ? beyond(display, before) : [];
      const outside = role === 'limited' ? outsideOf(organisation, crawled, display) : [];
      // Who is told a part of what the reader is told can reckon no closer.
      const isPart = before !== undefined && more.length === 0;
      const judged = isPart
        ? { ...NOTHING, finds: [...display.finds] }
        : await judge(display, solver, attack.joint);
      const finds = [...judged.finds, ...outside, ...(role === 'limited' ? [] : more)];
      found.push({ ...judged, role, crawled, display, finds });
    }
    await look?.(served, found);
    return found;
  } finally {
    await served.stop();
  }
}

const NOTHING = { finds: [], acrossEpochs: [], programmes: 0, failures: 0, tooLarge: 0 };

/** What a token was told that another was not, or was told otherwise. */
function beyond(display: Display, other: Display): readonly string[] {
  const figures = [...display.figures].flatMap(([key, own]) =>
    [...own].flatMap(([name, figure]) => {
      const known = other.figures.get(key)?.get(name);
      return TOLD.includes(figure.status) && JSON.stringify(known) !== JSON.stringify(figure)
        ? [`G4 ${key} ${name} is told one role otherwise`]
        : [];
    }),
  );
  const groups = [...display.groups].flatMap(([epoch, own]) =>
    [...own.keys()]
      .filter((name) => other.groups.get(epoch)?.has(name) !== true)
      .map((name) => `G4 the size of ${name} is told one role only`),
  );
  const known = new Set(other.sums.map((sum) => JSON.stringify(sum)));
  const sums = display.sums.filter((sum) => !known.has(JSON.stringify(sum)));
  return [
    ...figures,
    ...groups,
    ...sums.map(({ source, question }) => `G4 ${question.period}: ${source} is told one role only`),
  ];
}

/** What a limited token reads of what lies outside: figures, and names anywhere in what came. */
function outsideOf(organisation: Organisation, { client }: Crawled, { figures }: Display): readonly string[] {
  const limit = limitOf(organisation);
  const isWithin = (department: string) => department === limit || department.startsWith(`${limit}/`);
  const told = [...figures].flatMap(([key, own]) =>
    [...own.keys()]
      .filter((name) => !isWithin(name.split(' × ')[0] ?? ''))
      .map((name) => `outside ${key} ${name}`),
  );
  const tops = new Set(organisation.people.map(({ department = '' }) => department.split('/')[0] ?? ''));
  const named = [...tops].filter((top) => top !== limit);
  const read = client.said.flatMap(({ asked, text }) =>
    named
      .filter((top) => text.includes(top))
      .map((top) => `outside ${top} in the answer to ${asked.slice(0, 120)}`),
  );
  return [...told, ...read];
}
