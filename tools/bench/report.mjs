/** Wall and CPU time of some work, both in milliseconds; the latter of all threads, and less at the mercy of other work. */
export async function timed(work) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const answer = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000, answer };
}

export function report(what, how, ms) {
  console.log(`${what.padEnd(52)} ${how.padEnd(46)} ${inUnits(ms)}`);
}

export function inUnits(ms) {
  if (ms < 10) return `${ms.toFixed(2)} ms`;
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
