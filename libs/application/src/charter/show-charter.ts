import type {
  Charter,
  CompletenessItem,
  CompletenessWorld,
  DepartmentPath,
  PersonaRule,
} from '@takeup/domain';
import { ROOT, completeness, limitedCharter, readStoredCharter, targetItems } from '@takeup/domain';
import type { CharterRow } from '@takeup/storage';
import { charterVersions, reading } from '@takeup/storage';
import type { Context } from '../context.js';
import { limitOf } from '../context.js';
import type { RuleCondition, ShownCharter, ShownPersona, ShownVersion } from './charter-view.js';
import { releasedWorld } from './charter-world.js';
import { showAdoption, showCosts, showGoals, showProblem, showTimeline } from './show-results.js';

export interface ShowCharter {
  readonly initiative: string;
  /** The newest where none is named. */
  readonly version?: number | null;
}

export type CharterShown =
  { readonly charter: ShownCharter } | { readonly unknown: 'initiative' | 'version' };

/** One version of a charter with what is missing today. */
export function showCharter(context: Context, { initiative, version }: ShowCharter): Promise<CharterShown> {
  return reading(context.pools, async (session) => {
    const versions = await charterVersions(session, initiative);
    const newest = versions.at(-1);
    if (newest === undefined) return { unknown: 'initiative' as const };
    const asked = typeof version === 'number' ? versions.find((row) => row.version === version) : newest;
    if (asked === undefined) return { unknown: 'version' as const };
    const charter = readStoredCharter(asked.document);
    const { config } = context;
    const world = await releasedWorld(session, config);
    const shown = { asked, versions, world, currency: config.currency, limit: limitOf(context) };
    return { charter: shownOf(charter, shown) };
  });
}

interface Shown {
  readonly asked: CharterRow;
  readonly versions: readonly CharterRow[];
  readonly world: CompletenessWorld;
  readonly currency: string;
  readonly limit: DepartmentPath;
}

function shownOf(whole: Charter, { asked, versions, world, currency, limit }: Shown): ShownCharter {
  const charter = limitedCharter(whole, limit);
  const items = limit === ROOT ? completeness(whole, world) : itemsOf(charter, whole, world);
  const { governance, retirement } = charter;
  return {
    initiative: asked.initiative,
    name: charter.initiative.name,
    ...versionOf(asked),
    versions: versions.map(versionOf),
    completeness: { done: items.filter(({ done }) => done).length, total: items.length, items },
    problem: showProblem(charter, currency),
    governance: isEmpty(governance) ? null : governance,
    personas: charter.personas.map((persona) => ({
      ...personaOf(persona, world),
      ...(limit === ROOT ? {} : { people: null }),
    })),
    useCases: charter.useCases,
    topics: charter.topics,
    goals: showGoals(charter, currency),
    adoption: showAdoption(charter),
    timeline: showTimeline(charter),
    costs: showCosts(charter, currency),
    retirement: isEmpty(retirement) ? null : retirement,
    exclusions: charter.exclusions.map(({ reason, rule }) => ({ reason, rule: conditionsOf(rule) })),
  };
}

/** What is missing, without departments that do not exist for whoever asks, and without head counts of all. */
function itemsOf(charter: Charter, whole: Charter, world: CompletenessWorld): readonly CompletenessItem[] {
  const seen = (item: CompletenessItem) =>
    item.section !== 'ADOPTION' && !(item.code === 'persona.people' && item.done);
  return [
    ...completeness(whole, world).filter(seen),
    ...(charter.adoption.length === 0 ? [] : targetItems(charter, world)),
  ];
}

function versionOf({ version, state, declaredOn, note }: CharterRow): ShownVersion {
  return { version, state, declaredOn, note };
}

function personaOf(persona: Charter['personas'][number], { personaPeople }: CompletenessWorld): ShownPersona {
  const { key, name, rule, expectedPeople } = persona;
  return {
    key,
    name,
    rule: conditionsOf(rule),
    expectedPeople,
    people: rule === null ? null : (personaPeople?.get(key)?.people ?? null),
  };
}

function conditionsOf(rule: PersonaRule | null): readonly RuleCondition[] {
  return Object.entries(rule ?? {}).map(([attribute, values]) => ({ attribute, values }));
}

function isEmpty(section: object): boolean {
  return Object.values(section).every((part) => part === null || (Array.isArray(part) && part.length === 0));
}
