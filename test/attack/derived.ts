import type { Adoption, Purpose } from './answers.js';
import type { Display, Question } from './display.js';
import type { CellName } from './ground.js';
import { nameOf } from './ground.js';

const EVERYBODY: CellName = { department: 'ALL', persona: 'ALL', location: 'ALL' };
const WIDEST = ['REACHED', 'ACTIVE'];

/** What an answer says of groups beside its rows: shares of IT, accounts, shares of the organisation. */
export function addDerived(display: Display, scope: string, answer: Adoption): void {
  const question = { scope, period: answer.period.key, measure: answer.measure };
  addOnlyIt(display, question, answer.onlyIt);
  addAccounts(display, question, answer);
  addOrganisation(display, question, answer);
  for (const { reason, people } of answer.excluded)
    if (people !== null && (people % 10 !== 0 || people < 20))
      display.finds.add(`excluded ${reason}: ${people}`);
}

function addOnlyIt(display: Display, question: Question, onlyIt: Adoption['onlyIt']): void {
  if (onlyIt === null) return;
  const everybody = display.figure(question, EVERYBODY);
  const atoms = onlyIt.departments.flatMap(
    (department) => display.ground.cells.get(nameOf({ ...EVERYBODY, department }))?.atoms ?? [],
  );
  if (everybody?.status !== 'SHOWN')
    display.finds.add(`only IT is told where everybody is not: ${JSON.stringify(question)}`);
  else {
    const count = Math.round(onlyIt.ofActive * everybody.low);
    display.add({ question, atoms, low: count, high: count, source: 'only IT' });
    display.tellGroup(question.period, `only IT ${onlyIt.departments.join()}`, atoms);
  }
}

/** Everybody of the directory who did anything has an account: people left out of the figures too. */
function addAccounts(display: Display, question: Question, { match }: Adoption): void {
  const { ground } = display;
  if (match === null || ground.excludedPeople === 0) return;
  const asked = WIDEST.map((measure) => display.figure({ ...question, measure }, EVERYBODY));
  // Whoever did not ask how many were reached would take those who only signed in for people left out.
  if (asked.includes(undefined)) return;
  const widest = asked.find((figure) => figure?.status === 'SHOWN');
  if (widest === undefined || widest.low === match.matched) return;
  if (ground.excludedPeople >= display.minimumGroup) return;
  display.finds.add(
    `G1 accounts − everybody tells how many of ${ground.excludedPeople} excluded people took part: ${question.scope} ${question.period}: ${match.matched} − ${widest.low}`,
  );
}

/** A department's share against the organisation's tells the organisation's rate. */
function addOrganisation(display: Display, question: Question, { rows }: Adoption): void {
  const people = display.ground.cells.get(nameOf(EVERYBODY));
  if (people === undefined || display.figure(question, EVERYBODY)?.status === 'SHOWN') return;
  rows.departments.forEach((_, n) => {
    const [share, rate] = [rows['representations']?.[n], rows['rates']?.[n]];
    if (typeof share !== 'number' || typeof rate !== 'number' || share === 0) return;
    const countAt = (told: number) => (rate / told) * people.people;
    const [low, high] = [
      Math.ceil(countAt(share + HALF)),
      Math.floor(countAt(Math.max(share, 2 * HALF) - HALF)),
    ];
    display.add({
      ...{ question, atoms: people.atoms, source: 'representation' },
      ...{ low: Math.max(0, low), high: Math.min(high, people.people) },
    });
  });
}

/** It is told in hundredths, and numbers are not exact. */
const HALF = 0.005 + 1e-9;

/** Who acted was active. A share says nothing of how many acts there were; that of the others follows where some are told. */
export function addPurpose(display: Display, period: string, { percentWith, departments }: Purpose): void {
  const question = { scope: 'all', period, measure: 'ACTIVE' };
  const add = (name: string, atoms: readonly number[], own: number) => {
    display.add({
      question,
      atoms,
      low: own > 0 ? 1 : 0,
      high: display.ground.people(atoms),
      source: `acts of ${name}`,
    });
    display.tellGroup(period, `acts of ${name}`, atoms);
  };
  const atomsOf = (department: string) =>
    display.ground.cells.get(nameOf({ ...EVERYBODY, department }))?.atoms ?? [];
  const open: number[] = [];
  let rest = 100;
  departments.departments.forEach((department, n) => {
    const own = departments.percentsOfAll[n] ?? null;
    if (own === null) open.push(...atomsOf(department));
    else {
      add(department, atomsOf(department), own);
      rest -= own;
    }
  });
  if (percentWith !== null) add('everybody', atomsOf('ALL'), percentWith);
  if (rest < 100 && open.length > 0) add('the other departments', open, 0);
}
