import type { Status, Verdict } from '@takeup/domain';
import { format } from './format.js';
import { goals } from './goals.js';
import type { GoalSaid } from './goals.js';
import { verb } from './measures.js';
import type { MeasureKey } from './measures.js';

/** What the sentences about the adoption of one group need of it. */
export interface AdoptionSaid {
  readonly status: Status;
  readonly people: number | null;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly path: number | null;
  readonly gap: number | null;
  readonly countAtMost: number | null;
  readonly countAtLeast: number | null;
  readonly verdict: Verdict | null;
}

export const HIDDEN = 'Hidden to protect people';

/** `19.8%`, `at least 19.8%`, `fewer than 2`, `Hidden to protect people`: four things that are not known never look alike. */
export function adoptionFigure(
  { status, rate, countAtMost, countAtLeast, people }: AdoptionSaid,
  partial: boolean,
): string {
  switch (status) {
    case 'SHOWN':
      return rate === null ? 'not known' : `${partial ? 'at least ' : ''}${format.percentExact(rate)}`;
    case 'FEWER_THAN_T':
      return `fewer than ${format.count((countAtMost ?? 0) + 1)}`;
    case 'ALL_BUT_FEWER_THAN_T':
      return `all but fewer than ${format.count((people ?? 0) - (countAtLeast ?? 0) + 1)}`;
    case 'HIDDEN':
      return HIDDEN;
    case 'NO_PEOPLE':
      return 'nobody in this group';
    case 'NOT_FINAL':
      return 'not final yet';
    case 'NOT_PUBLISHED_AT_THIS_GRAIN':
    case 'NO_DATA':
      return 'no data';
  }
}

/** `1.8 pp over path`, where that is clear; else that it is not. */
export function adoptionGap({ verdict, gap, path, status }: AdoptionSaid): string | null {
  if (status !== 'SHOWN') return null;
  if (path === null || gap === null) return 'no path yet';
  if (verdict === 'NO_CLEAR_GAP' || verdict === null) return 'no clear gap to path';
  return `${format.bare(Math.abs(gap))} pp ${gap < 0 ? 'under' : 'over'} path`;
}

export interface InitiativeSaid {
  readonly draft: boolean;
  readonly goal: GoalSaid | null;
  readonly adoption: {
    readonly who: string;
    readonly measure: MeasureKey;
    readonly row: AdoptionSaid | null;
    readonly partial: boolean;
  } | null;
}

/** How an initiative stands: what is known of its lead goal, of its adoption, and that one says nothing of the other. */
export function initiativeParagraph({ draft, goal, adoption }: InitiativeSaid): string {
  if (draft)
    return 'A draft: nothing is measured. When its charter is complete and confirmed, it is measured from that day on.';
  return [goalSentence(goal), adoptionSentence(adoption), KNOWN_APART]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

const KNOWN_APART = 'What part one has in the other is not shown.';

function goalSentence(goal: GoalSaid | null): string {
  if (goal === null) return 'Its charter names no goal.';
  const { name, unit, now, gap, status, target, deadline } = goal;
  const aim =
    target === null || deadline === null
      ? ''
      : ` The target is **${goals.declared(target, unit)}** by ${format.date(deadline)}.`;
  if (now === null || gap === null || status === 'UNKNOWN') return `${goals.verdict(goal)}${aim}`;
  const range = now.low === null || now.high === null ? '' : ` (${goals.range(now.low, now.high)})`;
  const place =
    status === 'NEAR'
      ? `near its path of ${goals.value(now.path, unit)}`
      : goals.gap(gap, unit).replace(' path', ' its path');
  return `${name}: **${goals.value(now.value, unit)}**${range}, ${place}.${aim}`;
}

function adoptionSentence(adoption: InitiativeSaid['adoption']): string | null {
  if (adoption === null) return 'Its charter names no adoption target that is counted.';
  const { who, measure, row, partial } = adoption;
  if (row === null) return `The adoption of its people (${who}) is not published yet.`;
  if (row.status === 'HIDDEN') return `The adoption of its people (${who}) is hidden to protect people.`;
  if (row.rate === null || row.people === null)
    return `Of its people (${who}), ${verb[measure]}: ${adoptionFigure(row, partial)}.`;
  const gap = adoptionGap(row);
  return `Of ${format.people(row.people)} it is meant for (${who}), **${adoptionFigure(row, partial)}** are ${verb[measure]}${gap === null ? '' : `, ${gap}`}.`;
}
