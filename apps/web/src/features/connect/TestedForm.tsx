import type { ReactNode } from 'react';
import { Button } from '../../ui/Button';
import { words } from '../../ui/words';
import { ConnectAnswer } from './ConnectAnswer';
import type { Answers } from './useAnswered';

interface Props<D> {
  readonly title: string;
  /** What keeps it, and what is said while it does. */
  readonly said: { readonly keep: string; readonly keeping: string; readonly testFirst: string };
  /** There is nobody to ask: it can be kept as it is typed. */
  readonly isUntested?: boolean;
  readonly draft: D;
  readonly answers: Answers<D>;
  readonly children: ReactNode;
}

/** A form whose content is tested before it can be kept. */
export function TestedForm<D>({ title, said, isUntested = false, draft, answers, children }: Props<D>) {
  const text = words.connect;
  const { busy, tested, trouble, test, keep } = answers;
  const mayKeep = busy === null && (isUntested || tested?.keepable === true);
  return (
    <form
      className="connect-form"
      aria-labelledby="connect-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy !== null) return;
        if (isUntested) keep(draft);
        else test(draft);
      }}
    >
      <h2 className="h" id="connect-form">
        {title}
      </h2>
      {children}
      <p className="connect-acts">
        {isUntested ? null : (
          <Button type="submit" primary={!mayKeep} aria-disabled={busy !== null}>
            {busy === 'testing' ? text.testing : text.test}
          </Button>
        )}
        <Button
          type={isUntested ? 'submit' : 'button'}
          primary={mayKeep}
          aria-disabled={!mayKeep}
          aria-describedby="connect-why"
          onClick={() => {
            if (mayKeep && !isUntested) keep(draft);
          }}
        >
          {busy === 'keeping' ? said.keeping : said.keep}
        </Button>
        <span id="connect-why" className="dek">
          {isUntested ? text.untested : mayKeep || busy !== null ? '' : said.testFirst}
        </span>
      </p>
      <ConnectAnswer tested={tested} trouble={trouble} />
    </form>
  );
}
