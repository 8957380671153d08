import type { CheckedSource } from '@takeup/application';
import { meaningsOf } from '@takeup/connectors';
import type { SubjectTold } from '@takeup/domain';
import { subjectsTold } from '@takeup/domain';
import { en } from '@takeup/words';

/** What a source that was just asked can tell, and what its platform means by its own words. */
export interface ToldBySource {
  readonly tells: readonly SubjectTold[];
  /** Catalogue keys by word. */
  readonly means: ReadonlyMap<string, string>;
}

/** @param key the connection's */
export function toldBy(key: string, { consents }: Pick<CheckedSource, 'consents'>): ToldBySource {
  return {
    tells: subjectsTold(key, { consents, fed: [] }),
    means: meaningsOf(consents.flatMap(({ id, given }) => (given ? [id] : []))),
  };
}

/** Indented, to stand under the line that says who Takeup is there. */
export function toldLines({ tells, means }: ToldBySource): readonly string[] {
  return en.capabilities.lines(tells, means).map((line) => `  ${line}`);
}
