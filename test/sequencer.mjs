import Sequencer from '@jest/test-sequencer';

/**
 * The demo takes minutes to fill itself: everything that needs none comes before the stories, the longest of them first. The attack
 * takes longest of all, and one worker.
 */
export default class StoriesLast extends Sequencer {
  sort(tests) {
    const rank = ({ path }) =>
      ['attack.spec', /(?<!e2e-)spec/, 'nothing-serious', 'e2e-spec'].findIndex(
        (name) => path.search(name) >= 0,
      );
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
