/** A privacy policy, with the epochs that it holds for. */
export interface PolicyFinding {
  readonly about: 'policy';
  readonly version: number | null;
  readonly minimumGroup: number;
  readonly t: number;
  readonly locked: string | null;
  readonly fromMonth: string | null;
  readonly kept: readonly string[];
}

const monthOf = (day: string) => day.slice(0, 7);

/** `privacy policy 2: groups of 10 people or more, …` */
export function policyLine({ version, minimumGroup, t, locked, fromMonth, kept }: PolicyFinding): string {
  return [
    `privacy policy${version === null ? '' : ` ${version}`}: groups of ${minimumGroup} people or more, bounds under ${t}, ` +
      (fromMonth === null ? 'from the first month on' : `from ${monthOf(fromMonth)} on`),
    ...(locked === null ? [] : [`locked to “${locked}”`]),
    ...(kept.length === 0 ? [] : [`published before and kept as they are: ${kept.map(monthOf).join(', ')}`]),
  ].join('; ');
}
