import { buildLattice, maskEpoch, releaseRows } from '@takeup/disclosure';
import { highsThread } from '../../apps/server/dist/solver/highs-thread.js';
import { closureAlone, plainAudit } from './mask-alternatives.mjs';
import { PERSONAS, hasTarget, inventMasked, inventPeriods, mulberry32 } from './mask-organisation.mjs';
import { inUnits, report, timed } from './report.mjs';

const policy = { minimumGroup: 10, t: 2 };

/** Layers 1 and 2 for one epoch of a large organisation, with the solver in the server's worker thread. */
export async function benchMask(people) {
  const questions = { asked: 0, objectives: 0 };
  const thread = highsThread({ tell: (what) => console.log(what) });
  const solver = {
    minimise(programme, objectives) {
      questions.asked += 1;
      questions.objectives += objectives.length;
      return thread.minimise(programme, objectives);
    },
  };
  const { atoms, persons } = inventMasked(people, mulberry32(1));
  const periods = inventPeriods(persons, mulberry32(2));
  const personCount = persons.length;
  persons.length = 0;
  const memory = watchMemory();
  const lattice = buildLattice({ atoms, personas: PERSONAS });
  const layer1 = await timed(() => maskEpoch({ lattice, atoms, policy, hasTarget, solver }));
  const hidden = layer1.answer;
  const gone = hidden.reduce((sum, one) => sum + one, 0);
  console.log(
    `${personCount} people, ${atoms.length} atoms, ${lattice.cells.length} cells, ${gone} hidden by the mask; only IT active\n`,
  );
  report('Layer 1, once an epoch', told(questions), layer1.ms);
  const alone = await closureAlone({ lattice, atoms, policy, hasTarget, solver });
  report(
    '  threshold and line closure without the audit',
    `smallest group told: ${alone.smallest}`,
    alone.ms,
  );

  const epoch = { ms: layer1.ms, cpuMs: layer1.cpuMs };
  const longest = { ms: 0 };
  const byKey = new Map();
  const hiddenBefore = new Map();
  const hiddenIn = (which) => {
    const known = hiddenBefore.get(which) ?? new Set();
    hiddenBefore.set(which, known);
    return known;
  };
  for (const { key, measure, perAtom } of periods) {
    const before = hiddenIn(measure);
    const alike = hiddenIn(`${measure} ${key.replace(/\d+$/, '')}`);
    const earlier = { hiddenBefore: before, hiddenAlike: alike };
    const input = { lattice, atoms, hidden, perAtom, policy, hasTarget, ...earlier, solver };
    Object.assign(questions, { asked: 0, objectives: 0 });
    const { ms, cpuMs, answer: rows } = await timed(() => releaseRows(input));
    memory.look();
    const more = rows.filter(({ cell, status }) => status === 'HIDDEN' && !hidden[cell]);
    for (const { cell } of more) for (const known of [before, alike]) known.add(cell);
    report(
      `Layer 2, ${key}, ${measure}`,
      `${more.length} more cells hidden, ${told(questions)}, ${inUnits(cpuMs)} CPU`,
      ms,
    );
    const own = byKey.get(key) ?? { ms: 0, cpuMs: 0 };
    byKey.set(key, { ms: own.ms + ms, cpuMs: own.cpuMs + cpuMs });
    epoch.ms += ms;
    epoch.cpuMs += cpuMs;
    if (ms > longest.ms) Object.assign(longest, { ms, key, measure, input, rows });
  }
  const weeks = [...byKey].filter(([key]) => key.startsWith('week'));
  const most = (of) => Math.max(...weeks.map(of));
  const withWindow = (unit) =>
    most(([key, own]) => own[unit] + byKey.get(key.replace('week', '28 days'))[unit]);
  console.log('');
  report(
    'Layer 2 a week, at most',
    `${inUnits(most(([, { cpuMs }]) => cpuMs))} CPU`,
    most(([, { ms }]) => ms),
  );
  report('  with the 28 days that end with it', `${inUnits(withWindow('cpuMs'))} CPU`, withWindow('ms'));
  report(
    'Layers 1 and 2 an epoch: 5 weeks, windows, month',
    `${inUnits(epoch.cpuMs)} CPU of all threads`,
    epoch.ms,
  );
  // Layer 3, the audit of periods together, is measured here: after the epoch's periods, a week at a time.
  const plain = await plainAudit(longest, solver);
  report(`  plainly, a pair of programmes a cell: ${longest.key}, ${longest.measure}`, plain.how, plain.ms);
  console.log(memory.told());
}

function told({ asked, objectives }) {
  return `${asked} programmes, ${objectives} solved`;
}

/** The heap of the main thread, which answers the server's requests, and of the whole process with its solver thread. */
function watchMemory() {
  globalThis.gc?.();
  const start = process.memoryUsage();
  let most = start.heapUsed;
  return {
    look() {
      most = Math.max(most, process.memoryUsage().heapUsed);
    },
    told() {
      const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
      globalThis.gc?.();
      const end = process.memoryUsage();
      return [
        `main thread's heap: ${mb(start.heapUsed)} before, at most ${mb(most)} seen, ${mb(end.heapUsed)} at the end`,
        `whole process, solver thread with it: ${mb(start.rss)} before, at most ${mb(process.resourceUsage().maxRSS * 1024)}`,
      ].join('\n');
    },
  };
}
