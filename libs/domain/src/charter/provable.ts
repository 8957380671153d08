import type { Capabilities, Lack, Proof } from '../capability/capability.js';
import { proofOf } from '../capability/capability.js';
import { COMMUNITY_NEED, MEASURE_NEEDS, TOPIC_NEED, stepNeed } from '../capability/needs.js';
import type { Need } from '../capability/tells.js';
import type { ActKind } from '../facts/act.js';
import { isMeasure } from '../measures/measure.js';
import type { Charter, CharterTask, CharterUseCase } from './charter.js';
import { charterConnections, connectionOf } from './charter-views.js';
import type { CompletenessItem } from './completeness-item.js';
import type { DocumentPath } from './fault.js';

/** Something that a charter needs told, and whether it can be. */
export interface Provable {
  /** A kind of act, `communities`, `topics` or a measure. */
  readonly what: string;
  readonly path: DocumentPath;
  readonly proof: Proof;
}

/** What the open and the uncertain ones among them come to; null: each is told by a connection. */
export interface Verdict {
  readonly open: boolean;
  /** Where the first of them stands. */
  readonly path: DocumentPath | null;
  readonly details: CompletenessItem['details'];
}

/** A use case's steps are proven in any of its connections, its communities each in its own. */
export function provableUseCase(
  useCase: CharterUseCase,
  at: DocumentPath,
  capabilities: Capabilities,
): readonly Provable[] {
  const own = ofUseCase(useCase, capabilities);
  const told = (what: string, need: Need, among = own) => ({ what, proof: proofOf(need, among) });
  return [
    ...useCase.tasks.flatMap((task, t) => provableSteps(task, [...at, 'tasks', t], own)),
    ...useCase.communities.map((community, i) => {
      const only = new Map([...own].filter(([key]) => key === connectionOf(community)));
      return { ...told('communities', COMMUNITY_NEED, only), path: [...at, 'communities', i] };
    }),
    ...useCase.topics.map((_, i) => ({ ...told('topics', TOPIC_NEED), path: [...at, 'topics', i] })),
  ];
}

/** What a target is measured by: acts of a measure on any connection, or the steps of a key task. */
export function provableTarget(
  charter: Charter,
  place: number,
  capabilities: Capabilities,
): readonly Provable[] {
  const measure = charter.adoption[place]?.measure ?? null;
  const path = ['adoption', place, 'measure'];
  if (measure === null) return [];
  if (isMeasure(measure)) {
    const proof = proofOf(MEASURE_NEEDS[measure], withActs(charter, capabilities));
    return [{ what: measure, path, proof }];
  }
  return charter.useCases.flatMap((useCase) => {
    const own = ofUseCase(useCase, capabilities);
    return useCase.tasks
      .filter(({ key }) => measure === `task:${key}`)
      .flatMap((task) => provableSteps(task, path, own).map((step) => ({ ...step, path })));
  });
}

const WORST = ['nothing', 'file', 'unknown'] as const satisfies readonly Proof['by'][];

/** @returns `details.never`: what no consent would bring */
export function verdictOf(provables: readonly Provable[]): Verdict | null {
  const by = WORST.find((own) => provables.some(({ proof }) => proof.by === own));
  if (by === undefined) return null;
  const told = provables.filter(({ proof }) => proof.by === by);
  const lacks = told.flatMap(({ proof }) => (proof.by === 'nothing' ? proof.lacks : []));
  const never = told.filter(({ proof }) => proof.by === 'nothing' && proof.lacks.length === 0);
  const fileOf = told.flatMap(({ proof }) => (proof.by === 'file' ? proof.of : []));
  return {
    open: by === 'nothing',
    path: told[0]?.path ?? null,
    details: {
      proof: by,
      what: listed(told.map(({ what }) => what)),
      ...(lacks.length > 0 ? { lacks: listed(lacks.map(lackText)) } : {}),
      ...(never.length > 0 ? { never: listed(never.map(({ what }) => what)) } : {}),
      ...(fileOf.length > 0 ? { connection: listed(fileOf) } : {}),
    },
  };
}

/** As details hold it: `connection stream consent`. */
const lackText = ({ connection, stream, consent }: Lack) => `${connection} ${stream} ${consent}`;

const listed = (names: readonly string[]) => [...new Set(names)].join(', ');

function provableSteps(
  { steps }: CharterTask,
  at: DocumentPath,
  capabilities: Capabilities,
): readonly Provable[] {
  return steps.flatMap(({ does, topic }, s) =>
    does === null ? [] : [stepOf({ does, topic }, s, [...at, 'steps', s], capabilities)],
  );
}

function stepOf(
  step: { readonly does: ActKind; readonly topic: string | null },
  place: number,
  path: DocumentPath,
  capabilities: Capabilities,
): Provable {
  return { what: step.does, path, proof: proofOf(stepNeed(step, place === 0), capabilities) };
}

/** A connection that has only ever been the source of a goal is not expected to bring acts as well. */
function withActs(charter: Charter, capabilities: Capabilities): Capabilities {
  const places = charterConnections(charter);
  const sources = charter.goals.flatMap(({ source }) => source?.connection ?? []);
  return new Map(
    [...capabilities].filter(
      ([key, { consents, fed }]) =>
        consents !== null || fed.length > 0 || places.includes(key) || !sources.includes(key),
    ),
  );
}

function ofUseCase({ communities }: CharterUseCase, capabilities: Capabilities): Capabilities {
  const named = communities.map(connectionOf);
  return new Map([...capabilities].filter(([key]) => named.includes(key)));
}
