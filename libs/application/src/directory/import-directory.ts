import type { Day } from '@takeup/domain';
import { invalid, isDay } from '@takeup/domain';
import type { ImportContext } from '../context.js';
import { today } from '../context.js';
import { readDirectory, readText } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { DirectoryReport } from './take-roster.js';
import { takeRoster } from './take-roster.js';

export interface ImportDirectory {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** The day the file speaks of; without one the first roster holds back and a later one counts from today. */
  readonly asOf?: Day;
  readonly delimiter?: string;
  readonly allowShrink?: boolean;
}

export function importDirectory(
  context: ImportContext,
  { bytes, asOf, delimiter, allowShrink = false }: ImportDirectory,
): Promise<Outcome<DirectoryReport>> {
  return outcomeOf(async () => {
    if (asOf !== undefined && (!isDay(asOf) || asOf > today(context))) {
      throw new Refused(invalid('as-of-invalid', { asOf }));
    }
    const text = readText(bytes);
    const file = await readDirectory(text.text, {
      attributes: context.config.attributes,
      minimumGroup: context.config.policy.minimumGroup,
      ...(delimiter === undefined ? {} : { delimiter }),
    });
    const ofDay = asOf === undefined ? {} : { asOf };
    return takeRoster(context, { file, digest: text.digest(), allowShrink, ...ofDay });
  });
}
