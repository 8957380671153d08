import type { ProposalInput, Solver } from '@takeup/disclosure';
import { previewMask, tellPreview } from '@takeup/disclosure';
import type { AdoptionTarget, Day, Policy } from '@takeup/domain';
import { MEASURES, isWithin, mergeSurprises, targetFor } from '@takeup/domain';
import type { ProfileRow, Session } from '@takeup/storage';
import {
  holdPreview,
  inTransaction,
  newestRoster,
  noteTargets,
  previewMadeOf,
  profilesOf,
  writePreview,
} from '@takeup/storage';
import { confirmedCharters, personaRevisions, personasOn } from '../charter/in-force.js';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { keyOfText } from '../files/index.js';
import { groupBy } from '../grouping.js';
import type { WaysOfCounting } from '../refresh/place-people.js';
import { placePeople } from '../refresh/place-people.js';
import type { PreviewAnswer } from './preview-view.js';

/** Last part of a merged department's path, unless the operator chooses another. */
const OTHER_NAME = 'Other departments';

/** So many sets of targets are looked at in a day: what is proposed for them rests on the sizes of hidden departments. */
export const PREVIEWS_A_DAY = 10;

/**
 * Looks at the newest directory as the next epoch would count it, and writes what may be told of it for readers, who
 * cannot count themselves. Done again only where something that it rests on has changed, because it makes several masks.
 *
 * The directory is taken on the day it speaks of, not today: joiners and leavers of single days would otherwise be
 * the difference between two previews. Where a day has used up its previews, the one that stands says that it waits.
 */
export async function updatePreview(context: Context): Promise<void> {
  const asked = await inTransaction(context.pools, (session) => gather(session, context));
  if (asked === undefined) return;
  const madeOf = keyOfText(JSON.stringify(asked));
  if ((await inTransaction(context.pools, previewMadeOf)) === madeOf) return;
  const isNoted = await inTransaction(context.pools, async (session) => {
    const { rosterOn: _, profiles: __, ...targets } = asked;
    const limit = { onDay: today(context), most: PREVIEWS_A_DAY };
    if (await noteTargets(session, keyOfText(JSON.stringify(targets)), limit)) return true;
    await holdPreview(session);
    return false;
  });
  if (!isNoted) return;
  const answer = await makePreview(asked, context.solver);
  await inTransaction(context.pools, (session) => writePreview(session, madeOf, answer));
}

/** All that a preview is made of. */
interface Asked {
  readonly rosterOn: Day;
  readonly policy: Policy;
  readonly ways: WaysOfCounting;
  readonly targets: readonly AdoptionTarget[];
  readonly itDepartments: readonly string[];
  readonly profiles: readonly ProfileRow[];
}

async function gather(session: Session, { config }: Context): Promise<Asked | undefined> {
  const roster = await newestRoster(session);
  if (roster === undefined) return undefined;
  const rosterOn = roster.asOf ?? roster.importedOn;
  const charters = await confirmedCharters(session);
  const newest = [...groupBy(charters, ({ initiative }) => initiative).values()].flatMap((own) =>
    own.slice(-1),
  );
  const revisions = await personaRevisions(session);
  return {
    rosterOn,
    policy: config.policy,
    ways: {
      personas: personasOn(revisions, FOR_EVER),
      exclusions: newest.flatMap(({ exclusions }) => exclusions),
      merges: config.merges ?? [],
    },
    targets: newest.flatMap(({ targets }) => targets),
    itDepartments: config.itDepartments,
    profiles: await profilesOf(session, roster.id, rosterOn),
  };
}

/** Revisions that begin with a later epoch count too: the preview looks ahead. */
const FOR_EVER = '9999-12-31';

async function makePreview(asked: Asked, solver: Solver): Promise<PreviewAnswer> {
  const { rosterOn, policy, ways, targets, profiles } = asked;
  const { atoms } = placePeople(profiles, ways);
  const unmerged = placePeople(profiles, { ...ways, merges: [] });
  const kept = [
    ...targets.flatMap(({ department }) => department ?? []),
    ...asked.itDepartments,
    ...ways.merges.map(({ into }) => into),
  ].map((path) => path.toLowerCase());
  const input: ProposalInput = {
    atoms,
    personas: ways.personas.map(({ key }) => key),
    hasTarget: (cell) => MEASURES.some((measure) => targetFor(cell, measure, targets) !== undefined),
    isKept: (department) => kept.some((path) => isWithin(path, department.toLowerCase())),
    otherName: OTHER_NAME,
  };
  const { measured, merges, joins } = await previewMask(input, policy.minimumGroup, solver);
  const told = tellPreview(measured, atoms, policy.minimumGroup);
  const isTold = told.people !== null;
  const names = new Map(ways.personas.map(({ key, name }) => [key, name]));
  return {
    rosterOn,
    minimumGroup: policy.minimumGroup,
    hasTargets: measured.some(({ use }) => use.people > 0),
    ...told,
    merges: isTold ? merges : [],
    joins: (isTold ? joins : []).map((join) => join.map((key) => ({ key, name: names.get(key) ?? key }))),
    inForce: ways.merges,
    ...mergeSurprises(
      ways.merges,
      unmerged.atoms.map(({ department }) => department),
    ),
  };
}
