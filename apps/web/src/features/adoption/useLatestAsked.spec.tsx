import { renderHook } from '@testing-library/react';
import { useLatestAsked } from './useLatestAsked';

const drawnAt = (key: string) =>
  renderHook(({ drawn }) => useLatestAsked(drawn), { initialProps: { drawn: key } });

describe('what was asked for last', () => {
  it('is not taken back when an earlier step is drawn late', () => {
    const { result, rerender } = drawnAt('a');
    result.current.ask('b');
    result.current.ask('c');
    rerender({ drawn: 'b' });
    expect(result.current.latest()).toBe('c');
    rerender({ drawn: 'c' });
    expect(result.current.latest()).toBe('c');
  });

  it('is what is drawn when somebody else led there', () => {
    const { result, rerender } = drawnAt('a');
    result.current.ask('b');
    rerender({ drawn: 'x' });
    expect(result.current.latest()).toBe('x');
    result.current.ask('y');
    rerender({ drawn: 'y' });
    expect(result.current.latest()).toBe('y');
  });

  it('survives going to and fro', () => {
    const { result, rerender } = drawnAt('a');
    for (const key of ['b', 'a', 'b', 'c']) result.current.ask(key);
    rerender({ drawn: 'b' });
    expect(result.current.latest()).toBe('c');
    rerender({ drawn: 'c' });
    rerender({ drawn: 'a' });
    expect(result.current.latest()).toBe('a');
  });
});
