import { Link } from 'react-router';
import { Glyph } from '../../ui/Glyph';
import { words } from '../../ui/words';
import type { Sources } from './SourcesView';
import { fixId } from './useArrive';

/** In some words what is to be put right, leading to where it is told in full. */
export function FixLink({ connection, fixes }: { connection: string; fixes: Sources['toFix'] }) {
  const [first, ...more] = fixes;
  return first === undefined ? null : (
    <>
      <Glyph kind="under" />{' '}
      <Link to={`#${encodeURIComponent(fixId(connection))}`}>
        {words.sources.state(first.short, more.length)}
      </Link>
    </>
  );
}
