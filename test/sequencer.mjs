import { readFileSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

/**
 * The demo takes minutes to fill itself: whatever needs none comes before the stories that do, the longest of them first.
 */
export default class StoriesLast extends Sequencer {
  sort(tests) {
    const rank = new Map(tests.map(({ path }) => [path, rankOf(path)]));
    return [...super.sort(tests)].sort((a, b) => rank.get(a.path) - rank.get(b.path));
  }
}

function rankOf(path) {
  if (!path.endsWith('e2e-spec.ts')) return 1;
  if (!readFileSync(path, 'utf8').includes('withFullDemo()')) return 2;
  return path.includes('nothing-serious') ? 3 : 4;
}
