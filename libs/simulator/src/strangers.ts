import { weekday } from './calendar.js';
import { mix, Salt, unit } from './random.js';

/** Accounts in no roster: build bots that post every day, and contractors who are not in the HR system. */
export interface Stranger {
  readonly account: string;
  readonly communities: readonly string[];
  readonly kind: 'post' | 'react';
  readonly bot: boolean;
  readonly number: number;
}

const BOTS = ['build', 'release', 'alerts', 'backup', 'scanner', 'welcome'];
const CONTRACTORS = 14;

export const STRANGERS: readonly Stranger[] = [
  ...BOTS.map((name, number) => ({
    account: `svc-${name}@northwind.example`,
    communities: name === 'welcome' ? ['new-joiners'] : ['build-and-release', 'incidents'],
    kind: 'post' as const,
    bot: true,
    number,
  })),
  ...Array.from({ length: CONTRACTORS }, (_, index) => ({
    account: `x${String(index + 101)}@contractor.example`,
    communities: ['engineering', 'data-platform', 'workplace-tools'],
    kind: 'react' as const,
    bot: false,
    number: BOTS.length + index,
  })),
];

/** How many acts a stranger has on a day. */
export function strangerActs(seed: number, { bot, number }: Stranger, day: number): number {
  if (bot) return 1 + (mix(seed, Salt.stranger, number, day) % 2);
  return weekday(day) < 5 && unit(seed, Salt.stranger, number, day) < 0.3 ? 2 : 0;
}
