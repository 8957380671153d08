import { format } from './format.js';

export type PreviewStateName =
  'NOTHING_IMPORTED' | 'NOT_YET' | 'NO_TARGETS' | 'TOO_FEW' | 'GOOD' | 'CAN_BE_RAISED' | 'SHORT';

export interface PreviewTold {
  readonly state: PreviewStateName;
  readonly minimumGroup: number;
  readonly figures: readonly { readonly minimumGroup: number; readonly percent: number }[];
}

const departments = (count: number) => format.plural(count, 'department', 'departments');

export const preview = {
  name: 'What will be visible',
  eyebrow: (on: string | null) =>
    on === null ? 'What will be visible' : `What will be visible · directory of ${format.date(on)}`,
  /** The page's first sentence. */
  verdict: ({ state, minimumGroup, figures }: PreviewTold) => {
    const percent = figures.find((figure) => figure.minimumGroup === minimumGroup)?.percent ?? 0;
    const now = `With groups of ${minimumGroup} or more, ${percent}% of target people will be visible`;
    switch (state) {
      case 'NOTHING_IMPORTED':
        return 'There is no directory yet.';
      case 'NOT_YET':
        return 'The directory has not been looked at yet.';
      case 'NO_TARGETS':
        return 'No group has a target yet, so what will be visible of them is not known.';
      case 'TOO_FEW':
        return 'Too few people have targets to say how many of them will be visible.';
      case 'GOOD':
        return `${now}. There is nothing to do.`;
      case 'CAN_BE_RAISED':
        return `${now}. Merging small groups would show more, if not now then in weeks in which few take part.`;
      case 'SHORT':
        return `${now}. No merge of small groups would show more.`;
    }
  },
  /** What to do in each state, or how to read what follows. */
  standfirst: {
    NOTHING_IMPORTED: 'Bring in a directory. How much of it can be shown stands here then.',
    NOT_YET: 'The next refresh looks at it.',
    NO_TARGETS:
      'Apply a charter with adoption targets. Then the next refresh looks at the groups they speak of.',
    TOO_FEW: 'Numbers about so few people might tell of single ones.',
    GOOD: 'Small groups are hidden to protect people. From head counts alone; what anybody did plays no part.',
    CAN_BE_RAISED:
      'Small groups are hidden to protect people. From head counts alone; what anybody did plays no part.',
    SHORT:
      'Small groups are hidden to protect people. From head counts alone; what anybody did plays no part.',
  } satisfies Record<PreviewStateName, string>,
  stale: '**takeup.yaml has changed since.** The next refresh looks again.',
  waits:
    '**Targets, personas or settings have changed since.** So many were looked at today that these wait: the first refresh of tomorrow looks again.',
  unknown: (paths: readonly string[]) =>
    `**takeup.yaml merges ${departments(paths.length)} that the newest directory does not have:** ${paths.join(', ')}. Correct the path, or take it out.`,
  taken: (paths: readonly string[]) =>
    `**The directory has a department of the same name as a merged one:** ${paths.join(', ')}. Choose another name, or both count as one.`,
  bringIn: 'Bring in files',
  table: {
    title: 'Target people in visible groups',
    caption: 'Share of target people that will be visible, by smallest group',
    smallest: (minimum: number, isInForce: boolean) =>
      `Groups of ${minimum} or more${isInForce ? ' (in force)' : ''}`,
    head: 'Smallest group shown',
    stages: {
      now: 'Now',
      merged: 'With departments merged',
      joined: 'With personas joined too',
    },
    percent: (percent: number) => `${percent}%`,
    note: (people: number) =>
      `Of about ${format.count(people)} target people: each counts once for every group with a target that they stand in. All numbers are rounded, and two that differ by few people are told as one.`,
  },
  merges: {
    title: 'Departments to merge',
    why: 'They count as one from the first month on of which nothing is published yet. Months that are published stay as they are.',
    into: (into: string, count: number) => `${into} in place of ${departments(count)}`,
    paste: 'Put this into takeup.yaml and start again',
    copy: 'Copy for takeup.yaml',
    copied: 'Copied',
    notCopied: 'This browser does not let the page copy. Select the text:',
  },
  joins: {
    title: 'Personas that might be one',
    why: 'A charter declares personas, so this is advice: declare one persona with both rules in the charter.',
    pair: (names: readonly string[]) => names.join(' and '),
  },
  back: 'Data sources',
} as const;
