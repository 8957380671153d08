import { NO_PERSONA } from '@takeup/domain';

const [DEPARTMENTS, DIVISIONS] = [300, 24];
const [FAMILIES, GRADES] = [
  ['f0', 'f1', 'f2', 'f3', 'f4'],
  ['g0', 'g1', 'g2'],
];
export const PERSONAS = [...FAMILIES, ...GRADES];
/** IT: so large a share of all people, in one first-level department. */
const [IT, IT_SHARE] = ['D00', 0.12];
/** Weeks of the epoch, and those before them that its first 28-day window reaches back to. */
const [WEEKS, BEFORE] = [5, 3];

/**
 * A large organisation of which only IT takes part: personas by job family and by grade, so that most people hold two,
 * departments of very unequal size one or two levels below their division. Everybody else is nearly silent.
 */
export function inventMasked(people, random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const paths = Array.from({ length: DEPARTMENTS }, (_, n) => {
    const division = `D${String(n % DIVISIONS).padStart(2, '0')}`;
    return random() < 0.3 ? `${division}/U${n % 3}/T${n}` : `${division}/T${n}`;
  });
  const weights = paths.map(() => Math.exp(normal(random)));
  const sum = (of) =>
    paths.reduce((total, path, n) => total + (path.startsWith(IT) === of ? weights[n] : 0), 0);
  const [inIt, elsewhere] = [sum(true), sum(false)];
  const atoms = new Map();
  const persons = [];
  paths.forEach((department, n) => {
    const isIt = department.startsWith(IT);
    const share = isIt ? (weights[n] / inIt) * IT_SHARE : (weights[n] / elsewhere) * (1 - IT_SHARE);
    const [families, places] = [
      [pick(FAMILIES), pick(FAMILIES), pick(FAMILIES)],
      [pick('abcdef'), pick('abcdef')],
    ];
    for (let left = Math.max(2, Math.round(share * people)); left > 0; left -= 1) {
      const family = random() < 0.9 ? [pick(families)] : random() < 0.7 ? [pick(FAMILIES)] : [];
      const grade = random() < 0.25 ? [pick(GRADES)] : [];
      const atom = { department, personas: [...family, ...grade], location: `L${pick(places)}` };
      const key = JSON.stringify(atom);
      const known = atoms.get(key) ?? { ...atom, index: atoms.size, people: 0 };
      known.people += 1;
      atoms.set(key, known);
      persons.push({ atom: known.index, isIt });
    }
  });
  return { atoms: [...atoms.values()], persons };
}

/** Every persona has one target, which holds in every department and for everybody together. */
export const hasTarget = ({ persona, location }) => location === 'ALL' && persona !== NO_PERSONA;

/** What everybody did, by measure and period, as counts of each atom; a person is reached, active, contributing in turn. */
export function inventPeriods(persons, random) {
  const periods = [];
  const weekly = persons.map(({ atom, isIt }) => {
    const isUser = random() < (isIt ? 0.5 : 0.0004);
    return {
      atom,
      weeks: Array.from({ length: WEEKS + BEFORE }, () => {
        if (!isUser || random() > 0.45) return 0;
        return random() < 0.75 ? (random() < 0.25 ? 3 : 2) : 1;
      }),
    };
  });
  const add = (key, from, to, isHabitual) => {
    const measures = [
      ['reached', (weeks) => weeks.some((deeds) => deeds >= 1)],
      ['active', (weeks) => weeks.some((deeds) => deeds >= 2)],
      ...(isHabitual ? [['habitual', (weeks) => weeks.filter((deeds) => deeds >= 2).length >= 3]] : []),
      ['contributing', (weeks) => weeks.some((deeds) => deeds >= 3)],
    ];
    for (const [measure, counts] of measures) {
      const perAtom = new Map();
      for (const { atom, weeks } of weekly) {
        if (counts(weeks.slice(from, to))) perAtom.set(atom, (perAtom.get(atom) ?? 0) + 1);
      }
      periods.push({ key, measure, perAtom, from: dayOf(from), to: dayOf(to - 1, 6) });
    }
  };
  for (let week = BEFORE; week < WEEKS + BEFORE; week += 1) {
    add(`week ${week - BEFORE + 1}`, week, week + 1, false);
    add(`28 days ${week - BEFORE + 1}`, week - 3, week + 1, true);
  }
  add('month', BEFORE, BEFORE + 4, false);
  return periods;
}

/** A Monday, or a later day of its week. */
function dayOf(week, later = 0) {
  return new Date(Date.UTC(2026, 7, 3 + 7 * week + later)).toISOString().slice(0, 10);
}

/** The same generator in every run. */
export function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
