import { words } from '../../ui/words';
import type { Platform } from './ConnectForm';

/** What to ask whoever runs a platform for. */
export function Asks({ asks }: Pick<Platform, 'asks'>) {
  const text = words.connect;
  return (
    <section className="connect-asks" aria-labelledby="connect-asks">
      <h2 className="h" id="connect-asks">
        {text.asks}
      </h2>
      {asks.length > 1 ? <p className="s13 sec">{text.oneIsEnough}</p> : null}
      <dl className="kv">
        {asks.map(({ title, given }) => (
          <div className="kv-pair" key={title}>
            <dt>{title}</dt>
            <dd>{given}</dd>
          </div>
        ))}
      </dl>
      <p className="s13 sec">{text.more}</p>
    </section>
  );
}
