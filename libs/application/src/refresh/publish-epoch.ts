import type { Solver } from '@takeup/disclosure';
import { buildLattice, maskEpoch } from '@takeup/disclosure';
import type { Cell, Day, Policy, StreamCoverage } from '@takeup/domain';
import {
  COUNTED_MEASURES,
  DEFINITIONS,
  MEASURE_DEFINITIONS,
  MEASURES,
  byEndThenLength,
  cellKey,
  coverageOf,
  isEnough,
  roundedPeople,
  targetFor,
} from '@takeup/domain';
import type { FigureRow, PeriodMeasureRow, Session } from '@takeup/storage';
import {
  addFigures,
  addPeriodMeasures,
  addPeriods,
  addReleaseCells,
  atomCounts,
  countUnmatched,
  countAtoms,
  figuresOfEpoch,
  freezeEpoch,
  hiddenByPeriods,
  publishedPeriods,
  releaseCells,
  takeOverPeriods,
  writeAtomCounts,
  writeReleaseEpoch,
} from '@takeup/storage';
import type { CharterInForce } from '../charter/in-force.js';
import type { MaskedLattice } from './epoch-counts.js';
import { fieldsOf } from './epoch-counts.js';
import { extendPublished } from './extend-published.js';
import { publishedFigures } from './figures-beside.js';
import { figuresOf } from './figures-of.js';
import type { DuePeriod } from './plan-publication.js';
import { inScope } from './plan-publication.js';
import { publishPurpose } from './publish-purpose.js';
import type { ResolvedEpoch } from './resolve-epoch.js';
import { toldAccounts } from './told-accounts.js';
import { tellingsOf } from './told-as.js';
import { toldElsewhere } from './told-elsewhere.js';

export interface EpochPublication {
  readonly epoch: ResolvedEpoch;
  readonly due: readonly DuePeriod[];
  readonly streams: readonly StreamCoverage[];
  readonly charters: readonly CharterInForce[];
  readonly policy: Policy;
  readonly solver: Solver;
  readonly today: Day;
  readonly at: Date;
}

/** Publishes what is due in one epoch, in the caller's transaction: cells and mask once, then every period's figures. */
export async function publishEpoch(session: Session, publication: EpochPublication): Promise<void> {
  const { epoch, policy } = publication;
  const tellings = tellingsOf(publication.streams);
  const due = [...publication.due].sort(
    (a, b) => byEndThenLength(a.period, b.period) || a.scope.id - b.scope.id,
  );
  const masked = await releaseLattice(session, publication);
  if (epoch.frozen && epoch.extended)
    await extendPublished(session, epoch, masked, { ...publication, tellings });
  const counted = due.map(({ period, scope, connections }) => ({
    key: period.key,
    from: period.from,
    to: period.to,
    scopeId: scope.id,
    connections,
  }));
  const counts = await countAtoms(session, epoch, counted);
  const unmatched = due.length === 0 ? [] : await countUnmatched(session, epoch);
  const periods = await publishedPeriods(session);
  const published = publishedFigures({
    epoch,
    masked,
    policy,
    tellings,
    periods,
    figures: await figuresOfEpoch(session, epoch.month),
    counts: await atomCounts(session, epoch.month),
  });
  const { fresh, withheld, taken } = toldElsewhere(due, periods);
  const isTaken = new Set(taken.map(({ key, to }) => `${to} ${key}`));
  await writeAtomCounts(
    session,
    counts.filter((own) => !isTaken.has(`${own.scopeId} ${own.periodKey}`)).map(fieldsOf),
  );
  const measures = measuresOf(fresh, publication);
  const unsaid = measuresOf(withheld, publication);
  const before = await hiddenByPeriods(session, epoch.month);
  const own = { ...publication, tellings, due: fresh, counts, masked, before, published };
  const figures = [...(await figuresOf(measures, own)), ...nothingOf(unsaid, masked)];
  const told = toldAccounts(unmatched, figures, masked);
  const rowOf = (restatementPending: boolean) => (own: DuePeriod) => ({
    key: own.period.key,
    scopeId: own.scope.id,
    kind: own.period.kind,
    from: own.period.from,
    to: own.period.to,
    month: epoch.month,
    connections: own.connections,
    restatementPending,
    ...told(own.period.key, own.scope.id),
  });
  await addPeriods(session, [...fresh.map(rowOf(false)), ...withheld.map(rowOf(true))], publication.at);
  if (due.length > 0) await freezeEpoch(session, epoch.month);
  await addPeriodMeasures(session, [...measures, ...unsaid]);
  await addFigures(session, figures);
  await takeOverPeriods(session, taken, publication.at);
  const { charters } = publication;
  await publishPurpose(session, {
    month: epoch.month,
    due,
    charters,
    minimumGroup: policy.minimumGroup,
    masked,
  });
}

async function releaseLattice(
  session: Session,
  { epoch, charters, policy, solver }: EpochPublication,
): Promise<MaskedLattice> {
  const { atoms, personas, noneOf, month } = epoch;
  const lattice = buildLattice({ atoms, personas: personas.map(({ key }) => key), noneOf });
  const before = new Map((await releaseCells(session, month)).map((cell) => [cellKey(cell), cell]));
  const targets = charters
    .filter(({ declaredOn }) => declaredOn <= month)
    .flatMap((charter) => charter.targets);
  const hasTarget = (cell: Cell) =>
    MEASURES.some((measure) => targetFor(cell, measure, targets) !== undefined);
  const hidden = await maskEpoch({
    lattice,
    atoms,
    policy,
    hasTarget,
    solver,
    published: (cell) => {
      const known = before.get(cellKey(cell));
      return known && known.people === null;
    },
  });
  await writeReleaseEpoch(session, {
    month,
    minimumGroup: policy.minimumGroup,
    t: policy.t,
    personas: personas.map(({ key, name }) => ({ key, name })),
    exclusions: [...epoch.excluded].map(([reason, people]) => ({ reason, people: roundedPeople(people) })),
  });
  await addReleaseCells(
    session,
    month,
    lattice.cells.map(({ department, persona, location, people }, index) => ({
      department,
      persona,
      location,
      people: hidden[index] ? null : people,
    })),
  );
  const ids = new Map((await releaseCells(session, month)).map((cell) => [cellKey(cell), cell.id]));
  return {
    lattice,
    hidden,
    hasTarget,
    ids: lattice.cells.map((cell) => ids.get(cellKey(cell)) ?? -1),
    added: new Set(lattice.cells.flatMap((cell, index) => (before.has(cellKey(cell)) ? [] : [index]))),
  };
}

/** The measures each due period can tell: fed by a source, with enough days. */
function measuresOf(
  due: readonly DuePeriod[],
  { streams, today }: EpochPublication,
): readonly PeriodMeasureRow[] {
  return due.flatMap(({ period, scope }) =>
    COUNTED_MEASURES.filter((measure) => MEASURE_DEFINITIONS[measure].kinds.includes(period.kind)).flatMap(
      (measure) => {
        const coverage = coverageOf(measure, period, inScope(streams, scope), today);
        if (!coverage || !isEnough(coverage)) return [];
        return [{ key: period.key, scopeId: scope.id, measure, definitions: DEFINITIONS, ...coverage }];
      },
    ),
  );
}

function nothingOf(measures: readonly PeriodMeasureRow[], { ids }: MaskedLattice): readonly FigureRow[] {
  return measures.flatMap(({ key, scopeId, measure }) =>
    ids.map((cellId) => ({ key, scopeId, measure, cellId, status: 'HIDDEN', count: null })),
  );
}
