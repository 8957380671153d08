import type { Charter, Clock, CompletenessItem } from '@takeup/domain';
import { RULE_ATTRIBUTES, completeness, isComplete, readCharter } from '@takeup/domain';
import type { Session } from '@takeup/storage';
import { personaRows, speakingCharters } from '@takeup/storage';
import type { Configuration } from '../context.js';
import type { CharterFile } from '../files/index.js';
import { readCharterFile } from '../files/index.js';
import type { CharterFinding, CharterOutcome } from './charter-outcome.js';
import { charterOutcomeOf, findingsOf } from './charter-outcome.js';
import { charterWorld } from './charter-world.js';
import { takenPersonas } from './plan-personas.js';

export interface CheckContext {
  readonly config: Configuration;
  readonly clock: Clock;
  /** Of the owner, who may count people; null where there is no database yet: then only the document speaks. */
  readonly session: Session | null;
}

export interface CharterSource {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The file's name, for the answer. */
  readonly name: string;
}

export interface CharterCheck {
  readonly source: string;
  /** Null where the document names none. */
  readonly initiative: string | null;
  readonly state: 'complete' | 'incomplete' | 'invalid';
  readonly faults: readonly CharterFinding[];
  readonly completeness: readonly CompletenessItem[];
}

/** Says what is wrong with a charter and what it lacks. Changes nothing. */
export function checkCharter(
  context: CheckContext,
  source: CharterSource,
): Promise<CharterOutcome<CharterCheck>> {
  const { config, clock, session } = context;
  return charterOutcomeOf(async () => {
    const file = await readCharterFile(source.bytes);
    const { charter, faults } = readCharter(file.document, allowedAttributes(config));
    const taken = session === null ? [] : await takenIn(session, charter, file);
    const found = [...findingsOf(faults, file), ...taken];
    const onDay = config.zone.dayAt(clock.now());
    const items = completeness(charter, await charterWorld(session, { config, charter, onDay }));
    return {
      source: source.name,
      initiative: charter.initiative.key || null,
      state:
        found.length > 0
          ? ('invalid' as const)
          : isComplete(items)
            ? ('complete' as const)
            : ('incomplete' as const),
      faults: found,
      completeness: items,
    };
  });
}

/** The directory attributes that a rule may use here. */
export function allowedAttributes({ attributes }: Configuration): readonly string[] {
  return [...RULE_ATTRIBUTES, ...attributes];
}

async function takenIn(
  session: Session,
  charter: Charter,
  file: CharterFile,
): Promise<readonly CharterFinding[]> {
  const others = { known: await personaRows(session), speaking: await speakingCharters(session) };
  return takenPersonas(charter, others).map((taken) => takenFinding(taken, file));
}

/** A persona whose key means other people elsewhere, at its place in the file. */
export function takenFinding(
  taken: ReturnType<typeof takenPersonas>[number],
  file: CharterFile,
): CharterFinding {
  const { place, persona, initiative } = taken;
  const { line, column } = file.locate(['personas', place, 'who'], 'key');
  return {
    code: 'persona-taken',
    path: `personas[${place}].who`,
    line,
    column,
    details: { persona, initiative },
  };
}
