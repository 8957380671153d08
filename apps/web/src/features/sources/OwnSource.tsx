import { Link } from 'react-router';
import { words } from '../../ui/words';
import { RemoveSource } from './RemoveSource';

/** What an operator may do with a source that was connected from here. */
export function OwnSource({ source }: { source: { readonly key: string; readonly title: string } }) {
  const text = words.connect.change;
  return (
    <span className="sources-own">
      <Link
        className="btn-link"
        to={`/sources/${encodeURIComponent(source.key)}/change`}
        aria-label={text.linkTo(source.title)}
      >
        {text.link}
      </Link>
      <RemoveSource source={source} />
    </span>
  );
}
