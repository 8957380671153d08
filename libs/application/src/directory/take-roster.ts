import type { Day, Profile } from '@takeup/domain';
import { addMonths, compareText, firstOfMonth, invalid, monthOf, profileKey, refused } from '@takeup/domain';
import { epochs, inTransaction, loadRoster, recordImport, rosters } from '@takeup/storage';
import type { IncomingMember, Session } from '@takeup/storage';
import type { ImportContext } from '../context.js';
import { today } from '../context.js';
import type { DirectoryFile } from '../files/index.js';
import { keyOfText } from '../files/index.js';
import { Refused } from '../outcome.js';

export interface DirectoryReport {
  readonly kind: 'directory';
  readonly asOf: Day | null;
  readonly people: number;
  readonly joined: number | null;
  readonly vanished: number | null;
  readonly droppedColumns: readonly string[];
  readonly ambiguousEmails: number;
  /** The same file for the same day was there already: nothing changed. */
  readonly unchanged: boolean;
  /** Published epochs that keep their roster, first of the month. */
  readonly leftAlone: readonly Day[];
}

/** More than this share of a roster gone is taken for half a file. */
const LARGEST_SHRINK = 0.2;

/** Up to so many departments a directory may have more of them than half of its people. */
const MANY_DEPARTMENTS = 1_000;

/** A roster as it was read, of a file or of a directory's answers. */
export interface RosterRead {
  readonly file: DirectoryFile;
  /** SHA-256 of all that was read, in hexadecimal. */
  readonly digest: string;
  /** The day it speaks of; without one the first roster holds back and a later one counts from today. */
  readonly asOf?: Day;
  readonly allowShrink?: boolean;
  /** Asked in the transaction that writes, before it does. @throws where whoever writes may not any more */
  readonly guard?: (session: Session) => Promise<void>;
}

/**
 * Takes a roster in whole, or nothing of it. The same one for the same day changes nothing.
 * @throws Refused for one that lost more than a fifth of the people, or has next to as many departments as people
 */
export async function takeRoster(
  context: ImportContext,
  { file, digest, asOf, allowShrink, guard }: RosterRead,
): Promise<DirectoryReport> {
  refuseManyDepartments(file);
  return inTransaction(context.pools, async (session) => {
    await guard?.(session);
    await session.query('LOCK TABLE person.roster IN SHARE ROW EXCLUSIVE MODE');
    const known = await rosters(session);
    const day = asOf ?? (known.length === 0 ? null : today(context));
    const sha256 = fingerprint(digest, context);
    const same = asOf === undefined ? known.at(-1) : known.filter((roster) => roster.asOf === day).at(-1);
    const report = { kind: 'directory' as const, droppedColumns: file.droppedColumns };
    if (same?.fileSha256 === sha256) {
      const nothing = { joined: 0, vanished: 0, ambiguousEmails: 0, leftAlone: [] };
      return { ...report, ...nothing, asOf: same.asOf, people: same.people, unchanged: true };
    }
    const loaded = await loadRoster(
      session,
      {
        keyId: context.identity.id,
        asOf: day,
        importedOn: today(context),
        fileSha256: sha256,
        profiles: file.profiles.map((attributes) => ({
          key: keyOfText(profileKey(attributes)),
          attributes: present(attributes),
        })),
      },
      membersOf(file, context),
    );
    refuseShrink(loaded, allowShrink === true);
    await recordImport(session, {
      kind: 'directory',
      connectionId: null,
      importedAt: new Date(context.clock.now()),
      fileSha256: sha256,
      lines: loaded.people,
      accepted: loaded.people,
      rejects: [],
      quarantined: 0,
    });
    const frozen = (await epochs(session)).filter((epoch) => epoch.frozen).map(({ month }) => month);
    return {
      ...report,
      asOf: day,
      people: loaded.people,
      joined: loaded.joined,
      vanished: loaded.vanished,
      ambiguousEmails: loaded.ambiguousEmails,
      unchanged: false,
      leftAlone: frozen.filter((month) => (day === null || month >= day) && month < nextEpoch(known, day)),
    };
  });
}

/** The same file read by other rules is another roster. */
function fingerprint(digest: string, { config }: ImportContext): string {
  const domains = [...(config.domains ?? [])].sort(([a], [b]) => compareText(a, b));
  if (config.attributes.length === 0 && domains.length === 0) return digest;
  const more = domains.length === 0 ? [] : [domains];
  return keyOfText(JSON.stringify([digest, config.attributes, config.policy.minimumGroup, ...more]));
}

/** Epochs from the next later roster on belong to that one. */
function nextEpoch(known: readonly { readonly asOf: Day | null }[], day: Day | null): Day {
  const later = known.map(({ asOf }) => asOf).filter((asOf) => asOf !== null && (day === null || asOf > day));
  const next = later.sort()[0];
  return next === undefined || next === null ? '9999-12-31' : firstEpochOf(next);
}

function firstEpochOf(day: Day): Day {
  return firstOfMonth(day.endsWith('-01') ? monthOf(day) : addMonths(monthOf(day), 1));
}

function* membersOf({ people }: DirectoryFile, { identity }: ImportContext): Iterable<IncomingMember> {
  for (const { employeeId, email, profile, startDate, endDate } of people) {
    const emailHash = email === null ? null : identity.hash(email);
    const domains = {
      employeeDomain: identity.domain(employeeId),
      emailDomain: email === null ? null : identity.domain(email),
    };
    yield { employeeHash: identity.hash(employeeId), emailHash, ...domains, profile, startDate, endDate };
  }
}

function present(profile: Profile): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(profile)) if (value !== undefined) found[key] = value;
  return found;
}

/** Every department is a cell of every period, and nothing of one or two people is ever shown. */
function refuseManyDepartments({ profiles, people }: DirectoryFile): void {
  const departments = new Set(profiles.map(({ department }) => department)).size;
  if (departments <= MANY_DEPARTMENTS || departments * 2 <= people.length) return;
  throw new Refused(invalid('directory-many-departments', { departments, people: people.length }));
}

function refuseShrink(
  loaded: { before: number | null; vanished: number | null; people: number },
  allowed: boolean,
): void {
  const { before, vanished, people } = loaded;
  if (allowed || before === null || vanished === null || before === 0) return;
  if (vanished / before > LARGEST_SHRINK) {
    throw new Refused(
      // How many it lacks would tell, of a file with one person in it, whether they are known.
      refused('directory-shrinks', { people }),
    );
  }
}
