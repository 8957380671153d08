import { words } from '../../ui/words';
import type { Platform } from './ConnectForm';

/** What to ask whoever runs a platform for, or how what sends by itself does so. */
export function Asks({ platform }: { platform: Platform }) {
  const text = words.connect;
  const { asks, kind } = platform;
  return (
    <section className="connect-asks" aria-labelledby="connect-asks">
      <h2 className="h" id="connect-asks">
        {kind === 'RECEIVER' ? text.hook.about.title : text.asks}
      </h2>
      {kind === 'RECEIVER' ? (
        <>
          <p className="s13">{text.hook.about.text}</p>
          <p className="s13">{text.hook.about.whoMay}</p>
        </>
      ) : null}
      {asks.length > 1 ? <p className="s13 sec">{text.oneIsEnough}</p> : null}
      {asks.length === 0 ? null : (
        <dl className="kv">
          {asks.map(({ title, given }) => (
            <div className="kv-pair" key={title}>
              <dt>{title}</dt>
              <dd>{given}</dd>
            </div>
          ))}
        </dl>
      )}
      {kind === 'RECEIVER' ? null : kind === 'OUTCOME' ? (
        <p className="s13 sec">{text.moreOfKpis}</p>
      ) : (
        <p className="s13">
          <a href={`/docs/connectors/${kind === 'DIRECTORY' ? 'directories' : platform.id}.md`}>
            {text.more(platform.title)}
          </a>
        </p>
      )}
    </section>
  );
}
