import type {
  EditionFacts,
  EditionGoal,
  EditionRow,
  EditionTarget,
  GoalStatus,
  Verdict,
} from '@takeup/domain';
import { en } from '@takeup/words';
import type { PositionGroup, PositionRow, Sign } from './report.js';

const { format, goals, report } = en;

export const SIGNS: Readonly<Record<GoalStatus, Sign>> = {
  ABOVE: 'over',
  NEAR: 'same',
  UNDER: 'under',
  UNKNOWN: 'unknown',
};
const STANDINGS: Readonly<Record<Verdict, GoalStatus>> = {
  ABOVE: 'ABOVE',
  BELOW: 'UNDER',
  NO_CLEAR_GAP: 'NEAR',
};

/** Where grade 1 is not reached no direction is told. */
export function standingOf({ status, evidence }: EditionGoal): GoalStatus {
  return evidence.grade === 0 ? 'UNKNOWN' : status;
}

export function rowStanding(row: EditionRow | null): GoalStatus {
  if (row?.verdict !== undefined) return STANDINGS[row.verdict];
  // A bound that lies under the path is short of it, whatever the exact count is.
  return row?.status === 'FEWER_THAN_T' && (row.shortAtLeast ?? 0) > 0 ? 'UNDER' : 'UNKNOWN';
}

export function positionOf(facts: EditionFacts): readonly PositionGroup[] {
  const window = facts.periods.window?.split(':')[1] ?? null;
  return facts.initiatives.map(({ name, goals: own, targets }) => ({
    initiative: name,
    rows: [...own.map(goalRow), ...targets.map((target) => targetRow(target, window))],
  }));
}

function goalRow(goal: EditionGoal): PositionRow {
  const { name, unit, baseline, target, deadline, now, gap, evidence, before } = goal;
  const standing = standingOf(goal);
  const value = (figure: number | null | undefined) =>
    figure === null || figure === undefined ? report.none : goals.value(figure, unit);
  const declared = (figure: number | null) => (figure === null ? report.none : goals.declared(figure, unit));
  const clear = standing === 'ABOVE' || standing === 'UNDER';
  return {
    name,
    baseline: declared(baseline),
    before: value(before?.value),
    now: value(now?.value),
    range: now === null || now.low === null || now.high === null ? '' : goals.range(now.low, now.high),
    path: value(now?.path),
    pathOn: now === null ? '' : report.on(now.to),
    target: declared(target),
    by: deadline === null ? '' : report.by(deadline),
    sign: SIGNS[standing],
    against: clear && gap !== null ? report.against(gap, unit) : report.standing[standing],
    grade: evidence.grade,
    evidence: report.evidence(evidence.grade),
  };
}

function targetRow(target: EditionTarget, window: string | null): PositionRow {
  const { value, deadline, now, before } = target;
  const standing = rowStanding(now);
  const share = (figure: number | undefined) =>
    figure === undefined ? report.none : format.percentExact(figure);
  const ranged = now?.low !== undefined && now.high !== undefined;
  return {
    name: report.group(target),
    baseline: share(now?.baseline),
    before: rowText(before),
    now: rowText(now),
    range: ranged ? `${format.bare(now.low)}–${format.bare(now.high)}` : '',
    path: share(now?.path),
    pathOn: now?.path === undefined || window === null ? '' : report.on(window),
    target: format.percentShort(value),
    by: report.by(deadline),
    sign: SIGNS[standing],
    against: againstPath(now, standing),
    grade: null,
    evidence: report.evidenceNone,
  };
}

function againstPath(row: EditionRow | null, standing: GoalStatus): string {
  const clear = standing === 'ABOVE' || standing === 'UNDER';
  return clear && row?.gap !== undefined ? report.against(row.gap * 100, '%') : report.standing[standing];
}

/** A group's figure, or why there is none. */
export function rowText(row: EditionRow | null): string {
  if (row === null) return report.row.NOT_PUBLISHED_AT_THIS_GRAIN;
  if (row.status === 'SHOWN') return row.rate === undefined ? report.none : format.percentExact(row.rate);
  if (row.status === 'FEWER_THAN_T') return report.row.fewer(row.countAtMost ?? 0, row.people ?? 0);
  if (row.status === 'ALL_BUT_FEWER_THAN_T') return report.row.more(row.countAtLeast ?? 0, row.people ?? 0);
  return report.row[row.status];
}
