import { buildLattice, decidePeriod, maskEpoch, rowsOfPeriod } from '@takeup/disclosure';
import { highsThread } from '../../apps/server/dist/solver/highs-thread.js';
import { decideTogether } from '../../libs/application/dist/refresh/decide-together.js';
import { closureAlone, plainAudit } from './mask-alternatives.mjs';
import { PERSONAS, hasTarget, inventMasked, inventPeriods, mulberry32 } from './mask-organisation.mjs';
import { inUnits, report, timed } from './report.mjs';

const policy = { minimumGroup: 10, t: 2 };

/** Layers 1 to 3 for one epoch of a large organisation, with the solver in the server's worker thread. */
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
  const joint = new Map();
  const known = [];
  const hiddenBefore = new Map();
  const hiddenIn = (which) => {
    const found = hiddenBefore.get(which) ?? new Map();
    hiddenBefore.set(which, found);
    return found;
  };
  for (const [key, measures] of groupBy(periods, ({ key }) => key)) {
    const own = { ms: 0, cpuMs: 0 };
    const decided = [];
    for (const { measure, perAtom, from, to } of measures) {
      const hiddenSo = [hiddenIn(measure), hiddenIn(`${measure} ${key.replace(/\d+$/, '')}`)];
      const [before, alike] = hiddenSo;
      const earlier = { hiddenBefore: new Set(before.keys()), hiddenAlike: alike };
      const input = { lattice, atoms, hidden, perAtom, policy, hasTarget, ...earlier, solver };
      Object.assign(questions, { asked: 0, objectives: 0 });
      const { ms, cpuMs, answer: fresh } = await timed(() => decidePeriod(input));
      memory.look();
      report(
        `Layer 2, ${key}, ${measure}`,
        `${hiddenBeyond(fresh)} more cells hidden, ${told(questions)}, ${inUnits(cpuMs)} CPU`,
        ms,
      );
      own.ms += ms;
      own.cpuMs += cpuMs;
      if (ms > longest.ms) Object.assign(longest, { ms, key, measure, input, rows: rowsOfPeriod(fresh) });
      decided.push({ told: { key, from, to, measure, connections: ['all'] }, fresh, hiddenSo });
    }
    byKey.set(key, own);
    epoch.ms += own.ms;
    epoch.cpuMs += own.cpuMs;
    joint.set(key, await layer3(decided));
  }

  /** Beside each other, and beside what the epoch's earlier periods tell, as the server publishes them. */
  async function layer3(decided) {
    const sum = () => decided.reduce((cells, { fresh }) => cells + hiddenBeyond(fresh), 0);
    const before = sum();
    Object.assign(questions, { asked: 0, objectives: 0 });
    const { ms, cpuMs } = await timed(() => decideTogether(decided, known, solver));
    memory.look();
    report(
      `Layer 3, ${decided[0].told.key}, ${decided.length} measures`,
      `${sum() - before} more cells hidden, ${told(questions)}, ${inUnits(cpuMs)} CPU`,
      ms,
    );
    for (const { fresh, hiddenSo } of decided) {
      for (const { cell, status } of rowsOfPeriod(fresh)) {
        if (status !== 'HIDDEN' || hidden[cell]) continue;
        for (const some of hiddenSo) some.set(cell, (some.get(cell) ?? 0) + 1);
      }
    }
    return { ms, cpuMs };
  }

  function hiddenBeyond({ display }) {
    return display.statuses.filter((status, cell) => status === 'HIDDEN' && !hidden[cell]).length;
  }

  const weeks = [...byKey].filter(([key]) => key.startsWith('week'));
  const most = (of) => Math.max(...weeks.map(of));
  const withWindow = (unit, of = byKey) =>
    most(([key]) => of.get(key)[unit] + of.get(key.replace('week', '28 days'))[unit]);
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
  report(
    'Layer 3 a week and its 28 days, at most',
    `${inUnits(withWindow('cpuMs', joint))} CPU`,
    withWindow('ms', joint),
  );
  const plain = await plainAudit(longest, solver);
  report(`  plainly, a pair of programmes a cell: ${longest.key}, ${longest.measure}`, plain.how, plain.ms);
  console.log(memory.told());
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
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
