/**
 * One ahead: while the consumer works on one, the next is under way. A failure is told in its turn, after all that came
 * before it; what is under way when the consumer stops is waited for and dropped.
 */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const ask = () => {
    const asked = iterator.next();
    // Whoever takes it is told; nobody may have been left to.
    asked.catch(() => undefined);
    return asked;
  };
  let next = ask();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = ask();
      yield value;
    }
  } finally {
    await iterator.return?.().catch(() => undefined);
  }
}
