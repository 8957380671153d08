import { words } from '../../ui/words';
import type { Platform } from './ConnectForm';

/** What to ask whoever runs a platform for. */
export function Asks({ id, title, asks }: Pick<Platform, 'id' | 'title' | 'asks'>) {
  const text = words.connect;
  return (
    <section className="connect-asks" aria-labelledby="connect-asks">
      <h2 className="h" id="connect-asks">
        {text.asks}
      </h2>
      {asks.length > 1 ? <p className="s13 sec">{text.oneIsEnough}</p> : null}
      <dl className="kv">
        {asks.map(({ title: who, given }) => (
          <div className="kv-pair" key={who}>
            <dt>{who}</dt>
            <dd>{given}</dd>
          </div>
        ))}
      </dl>
      <p className="s13">
        <a href={`/docs/connectors/${id}.md`}>{text.more(title)}</a>
      </p>
    </section>
  );
}
