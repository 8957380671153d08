import type { AdoptionTarget, Day, Measure, ReleasedStatus } from '@takeup/domain';
import {
  ALL,
  addDays,
  isPartial,
  judge,
  parsePeriod,
  pathOn,
  periodsWithin,
  targetFor,
} from '@takeup/domain';
import { wilson } from '@takeup/statistics';
import type { JudgedCell, PublishedPeriodRow, ScopeRow, Session, TargetRow } from '@takeup/storage';
import { judged, publishedPeriods, visibleFigures, writeTargets } from '@takeup/storage';
import type { CharterInForce } from '../charter/in-force.js';
import { charterVersionOn } from '../charter/in-force.js';
import { groupBy } from '../grouping.js';

/** Under this share of its baseline windows shown, a group's measured baseline is not read. */
const ENOUGH_WINDOWS = 0.75;

/**
 * Judges released figures against the charters in force. Targets speak of 28-day windows, so that a week is not
 * measured against a path of four. Only displayed values enter, so nothing is told that was not shown.
 */
export async function judgeTargets(
  session: Session,
  charters: readonly CharterInForce[],
  scopesOf: (initiative: string) => readonly ScopeRow[],
): Promise<void> {
  const done = new Set(
    (await judged(session)).map(({ key, scopeId, initiative }) => `${key} ${scopeId} ${initiative}`),
  );
  const windows = (await publishedPeriods(session)).filter(({ kind }) => kind === '28d');
  for (const [initiative, versions] of groupBy(charters, (charter) => charter.initiative)) {
    for (const scope of scopesOf(initiative)) {
      const own = windows.filter(({ scopeId }) => scopeId === scope.id);
      const open = own.flatMap((period) => {
        const inForce = charterVersionOn(versions, period.to);
        if (!inForce || done.has(`${period.key} ${scope.id} ${initiative}`)) return [];
        const live = inForce.charter.targets.some(({ goLive }) => period.to >= goLive);
        return live ? [{ period, ...inForce }] : [];
      });
      if (open.length === 0) continue;
      const baselines = await readBaselines(session, scope.id, own, versions);
      const figures = await visibleFigures(
        session,
        scope.id,
        open.map(({ period }) => period.key),
      );
      const byPeriod = groupBy(figures, ({ key }) => key);
      const rows = open.flatMap(({ period, charter, declaredAfter }) =>
        (byPeriod.get(period.key) ?? []).flatMap((figure) =>
          judgeFigure(figure, { period, charter, declaredAfter, baselines }),
        ),
      );
      const replaced = open.map(({ period }) => ({ key: period.key, scopeId: scope.id, initiative }));
      await writeTargets(session, replaced, rows);
    }
  }
}

interface Judging {
  readonly period: PublishedPeriodRow;
  readonly charter: CharterInForce;
  readonly declaredAfter: boolean;
  readonly baselines: Baselines;
}

function judgeFigure(figure: JudgedCell, judging: Judging): readonly TargetRow[] {
  const { period, charter, declaredAfter, baselines } = judging;
  const cell = { department: figure.department, persona: figure.persona, location: ALL };
  const target = targetFor(cell, figure.measure as Measure, charter.targets);
  if (target === undefined || period.to < target.goLive) return [];
  const baseline = target.baseline === 'measured' ? baselines.of(figure, target) : target.baseline;
  const path = baseline === null ? null : pathOn(period.to, target, baseline);
  const shown = figure.status === 'SHOWN' && figure.count !== null;
  const judgement =
    path === null
      ? { gap: null, short: null, shortAtLeast: null, verdict: null }
      : judge(
          {
            status: figure.status as ReleasedStatus,
            people: figure.people,
            count: figure.count,
            interval: shown && figure.count !== null ? wilson(figure.count, figure.people) : null,
            partial: isPartial({ expected: figure.expected, present: figure.present, missing: [] }),
          },
          path,
          figure.t,
        );
  return [
    {
      key: figure.key,
      scopeId: figure.scopeId,
      measure: figure.measure,
      cellId: figure.cellId,
      initiative: charter.initiative,
      charterVersion: charter.version,
      declaredAfter,
      baseline,
      path,
      target: target.value,
      deadline: target.deadline,
      ...judgement,
    },
  ];
}

/** Measured baselines by group: people-weighted over the shown 28-day windows of the baseline period. */
interface Baselines {
  of(group: { department: string; persona: string }, target: AdoptionTarget): number | null;
}

async function readBaselines(
  session: Session,
  scopeId: number,
  windows: readonly PublishedPeriodRow[],
  versions: readonly CharterInForce[],
): Promise<Baselines> {
  const measured = versions
    .flatMap(({ targets }) => targets)
    .filter(({ baseline }) => baseline === 'measured');
  const inRange = ({ from, to }: PublishedPeriodRow, { baselineFrom, goLive }: AdoptionTarget) =>
    baselineFrom !== null && from >= baselineFrom && to < goLive;
  const keys = windows
    .filter((window) => measured.some((target) => inRange(window, target)))
    .map(({ key }) => key);
  const figures = keys.length === 0 ? [] : await visibleFigures(session, scopeId, keys);
  const byGroup = groupBy(figures, groupKey);
  return {
    of: (group, target) => {
      const expected = windowsBetween(target.baselineFrom, target.goLive);
      const shown = (byGroup.get(groupKey({ ...group, measure: target.measure })) ?? []).filter(
        ({ key, status }) => {
          const window = parsePeriod(key);
          if (typeof window === 'string' || status !== 'SHOWN') return false;
          return (
            target.baselineFrom !== null && window.from >= target.baselineFrom && window.to < target.goLive
          );
        },
      );
      if (expected === 0 || shown.length < expected * ENOUGH_WINDOWS) return null;
      const people = shown.reduce((sum, figure) => sum + figure.people, 0);
      const count = shown.reduce((sum, figure) => sum + (figure.count ?? 0), 0);
      return people === 0 ? null : count / people;
    },
  };
}

function windowsBetween(from: Day | null, goLive: Day): number {
  if (from === null) return 0;
  return periodsWithin(from, addDays(goLive, -1)).filter(({ kind }) => kind === '28d').length;
}

function groupKey({
  department,
  persona,
  measure,
}: {
  department: string;
  persona: string;
  measure: string;
}): string {
  return JSON.stringify([department, persona, measure]);
}
