import Sequencer from '@jest/test-sequencer';

/** The demo takes minutes to fill itself: everything that needs none comes before the stories, the longest of them first. */
export default class StoriesLast extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (path.includes('nothing-serious') ? 1 : path.includes('e2e-spec') ? 2 : 0);
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
