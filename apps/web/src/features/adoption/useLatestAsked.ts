import { useLayoutEffect, useRef } from 'react';

/**
 * What was asked for last, while pages are drawn later than keys are pressed. A page that is drawn for an earlier
 * step must not take back the steps asked for since; a page nobody here asked for (back, a link) does.
 */
export function useLatestAsked(drawn: string): {
  readonly latest: () => string;
  readonly ask: (key: string) => void;
} {
  const asked = useRef(drawn);
  const undrawn = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const step = undrawn.current.lastIndexOf(drawn);
    undrawn.current = step < 0 ? [] : undrawn.current.slice(step + 1);
    if (undrawn.current.length === 0) asked.current = drawn;
  }, [drawn]);
  return {
    latest: () => asked.current,
    ask: (key) => {
      asked.current = key;
      undrawn.current = [...undrawn.current, key];
    },
  };
}
