import type { CharterReading, CompletenessItem, Day } from '@takeup/domain';
import { completeness, invalid, isComplete, isDay, readCharter, refused } from '@takeup/domain';
import type { CharterState, Session } from '@takeup/storage';
import {
  charterVersions,
  inTransaction,
  insertCharter,
  insertPersona,
  lockCharters,
  personaRows,
  renamePersona,
  speakingCharters,
} from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import type { CharterFile } from '../files/index.js';
import { readCharterFile } from '../files/index.js';
import { tellHeadcounts } from '../gate/index.js';
import type { CharterOutcome } from './charter-outcome.js';
import { CharterRefused, charterOutcomeOf, findingsOf } from './charter-outcome.js';
import { charterWorld } from './charter-world.js';
import { allowedAttributes, takenFinding } from './check-charter.js';
import type { PersonaPlan } from './plan-personas.js';
import { planPersonas, takenPersonas } from './plan-personas.js';

export interface ApplyCharter {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The file's name, for the answer. */
  readonly name?: string;
  /** Why this version was made. */
  readonly note?: string;
  /** Only the demo may say that something was declared on another day than today. */
  readonly declaredOn?: Day;
}

export interface AppliedCharter {
  readonly source: string | null;
  readonly initiative: string;
  readonly version: number;
  /** A complete charter is confirmed by applying it; an incomplete one is a draft. */
  readonly state: CharterState;
  readonly declaredOn: Day;
  /** The newest version says the same already: nothing was changed. */
  readonly unchanged: boolean;
  readonly completeness: readonly CompletenessItem[];
  /** Personas that have a new rule, with the epoch it begins with; null: all epochs, because the key is new. */
  readonly personas: readonly { readonly key: string; readonly fromMonth: string | null }[];
}

const LONGEST_NOTE = 1_000;

/** Makes a new version of an initiative's charter. Versions are never changed. */
export function applyCharter(
  context: Context,
  request: ApplyCharter,
): Promise<CharterOutcome<AppliedCharter>> {
  return charterOutcomeOf(async () => {
    const declaredOn = declarationDay(context, request.declaredOn);
    const file = await readCharterFile(request.bytes);
    const reading = readCharter(file.document, allowedAttributes(context.config));
    const { faults } = reading;
    if (faults.length > 0) {
      const found = findingsOf(faults, file);
      throw new CharterRefused({ ...invalid('charter-invalid', { faults: found.length }), faults: found });
    }
    const note = (request.note ?? '')
      .slice(0, LONGEST_NOTE)
      .replace(/[\p{Cc}\p{Surrogate}]/gu, ' ')
      .trim();
    const application = { file, reading, declaredOn, note: note === '' ? null : note };
    const applied = await inTransaction(context.pools, (session) =>
      applyReading(session, context, application),
    );
    return { source: request.name ?? null, ...applied };
  });
}

function declarationDay(context: Context, asked: Day | undefined): Day {
  const now = today(context);
  if (asked === undefined) return now;
  if (!context.config.demo)
    throw new CharterRefused({ ...refusal('declared-on-demo-only'), kind: 'refused' });
  if (!isDay(asked) || asked > now)
    throw new CharterRefused({ ...refusal('declared-on-invalid'), kind: 'invalid' });
  return asked;
}

function refusal(code: 'declared-on-demo-only' | 'declared-on-invalid') {
  return { code, details: {}, faults: [] };
}

type Applied = Omit<AppliedCharter, 'source'>;

interface Application {
  readonly file: CharterFile;
  readonly reading: CharterReading;
  readonly declaredOn: Day;
  readonly note: string | null;
}

async function applyReading(session: Session, context: Context, application: Application): Promise<Applied> {
  const { file, declaredOn, note } = application;
  const { charter } = application.reading;
  const { config, clock } = context;
  const initiative = charter.initiative.key;
  await lockCharters(session);
  const items = completeness(
    charter,
    await charterWorld(session, { config, charter, onDay: today(context) }),
  );
  const state: CharterState = isComplete(items) ? 'confirmed' : 'draft';
  const newest = (await charterVersions(session, initiative)).at(-1);
  // A draft that has become complete without a change of its own, because a directory came in say, is confirmed now.
  if (newest?.sha256 === file.sha256 && (newest.state === 'confirmed' || state === 'draft')) {
    const { version, declaredOn: since } = newest;
    const same = { initiative, version, state: newest.state, declaredOn: since };
    return { ...same, unchanged: true, completeness: items, personas: [] };
  }
  const plan = await personaPlan(session, application);
  const version = (newest?.version ?? 0) + 1;
  const { sha256, document } = file;
  const appliedAt = new Date(clock.now());
  await insertCharter(session, { initiative, version, state, declaredOn, note, sha256, document, appliedAt });
  for (const revision of plan.revisions) await insertPersona(session, revision);
  for (const { key, name } of plan.renamed) await renamePersona(session, key, name);
  await tellHeadcounts(session, config.policy.minimumGroup);
  const personas = plan.revisions.map(({ key, fromMonth }) => ({ key, fromMonth }));
  return { initiative, version, state, declaredOn, unchanged: false, completeness: items, personas };
}

async function personaPlan(
  session: Session,
  { file, reading, declaredOn }: Application,
): Promise<PersonaPlan> {
  const { charter } = reading;
  const declared = { known: await personaRows(session), speaking: await speakingCharters(session) };
  const taken = takenPersonas(charter, declared);
  if (taken[0]) {
    const { persona, initiative } = taken[0];
    const faults = taken.map((one) => takenFinding(one, file));
    throw new CharterRefused({ ...invalid('persona-taken', { persona, initiative }), faults });
  }
  const plan = planPersonas(charter, declared, declaredOn);
  const [twice] = plan.twice;
  if (twice) throw new CharterRefused({ ...refused('persona-changed-twice', { ...twice }), faults: [] });
  return plan;
}
