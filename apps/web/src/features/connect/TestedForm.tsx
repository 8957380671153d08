import type { ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { words } from '../../ui/words';
import { ConnectAnswer } from './ConnectAnswer';
import type { Answers } from './useAnswered';

interface Props<D> {
  readonly title: string;
  /** What keeps it, and what is said while it does. */
  readonly said: { readonly keep: string; readonly keeping: string; readonly testFirst: string };
  readonly draft: D;
  readonly answers: Answers<D>;
  readonly children: ReactNode;
}

/** A form whose content is tested before it can be kept. */
export function TestedForm<D>({ title, said, draft, answers, children }: Props<D>) {
  const text = words.connect;
  const { busy, tested, trouble, test, keep } = answers;
  const mayKeep = busy === null && tested !== null && tested.reads.length > 0;
  return (
    <form
      className="connect-form"
      aria-labelledby="connect-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy === null) test(draft);
      }}
    >
      <h2 className="h" id="connect-form">
        {title}
      </h2>
      {children}
      <p className="connect-acts">
        <Button type="submit" primary={!mayKeep} aria-disabled={busy !== null}>
          {busy === 'testing' ? text.testing : text.test}
        </Button>
        <Button
          primary={mayKeep}
          aria-disabled={!mayKeep}
          aria-describedby="connect-why"
          onClick={() => {
            if (mayKeep) keep(draft);
          }}
        >
          {busy === 'keeping' ? said.keeping : said.keep}
        </Button>
        <span id="connect-why" className="dek">
          {mayKeep || busy !== null ? '' : said.testFirst}
        </span>
      </p>
      <ConnectAnswer tested={tested} trouble={trouble} />
    </form>
  );
}
