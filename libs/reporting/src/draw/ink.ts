import type { DayMark, Sign } from '../model/report.js';

/** Paper is light, whatever the reader's screen is. */
export const INK = {
  paper: '#ffffff',
  ink: '#15191d',
  ink2: '#454c53',
  ink3: '#666d74',
  rule: '#e5e5e0',
  rule2: '#c8c9c3',
  grid: '#ebebe6',
  hatch: '#8e8f88',
  over: '#1a5fb4',
  under: '#a94a08',
  path: '#6f757b',
  band: '#e3e4e2',
} as const;

export const SIGN_TEXT: Readonly<Record<Sign, string>> = { over: '▲', under: '▼', same: '=', unknown: '○' };
export const SIGN_INK: Readonly<Record<Sign, string>> = {
  over: INK.over,
  under: INK.under,
  same: INK.ink2,
  unknown: INK.ink2,
};

/** How tall a day's bar is, and whether it is filled. */
export const DAY_BARS: Readonly<Record<DayMark, { readonly share: number; readonly filled: boolean }>> = {
  full: { share: 1, filled: true },
  half: { share: 0.5, filled: true },
  hollow: { share: 1, filled: false },
  hatched: { share: 1, filled: false },
  pending: { share: 0.15, filled: false },
};

/** `**figure**` is set in ink. */
export function partsOf(text: string): readonly { readonly text: string; readonly strong: boolean }[] {
  return text
    .replaceAll('`', '')
    .split('**')
    .map((part, i) => ({ text: part, strong: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}
