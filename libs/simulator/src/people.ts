import { monthStart, weekday } from './calendar.js';
import { PLANTED } from './planted.js';
import { mix, Salt, unit } from './random.js';
import { buildSeats, type Seat } from './seats.js';

/** Who sits where in one month, and how keen the person in each seat is (0 = first to take part, 1 = last). */
export interface Month {
  /** Person number by seat; 0 = nobody. */
  readonly person: Int32Array;
  readonly keenness: Float32Array;
}

const LEAVE = 0.009;
const MOVES = 75;
/** Interest wanders: so many pairs in a cell trade places each month, as a share of all seats. */
const CHURN = 0.02;
const GROWTH = 55;
const LAST_PLANNED = 13;

/** The months are computed in order and kept; asking for a later one computes those between. */
export class People {
  private readonly base: readonly Seat[];
  private readonly cells: { start: number; count: number }[] = [];
  private readonly months: Month[] = [];
  /** Month of joining by person number, for people hired since the first roster. */
  private readonly hired: number[] = [];
  private founders = 0;

  constructor(private readonly seed: number) {
    this.base = buildSeats(seed);
    this.base.forEach((seat, index) => {
      if (seat.launch) return;
      const cell = (this.cells[seat.cell] ??= { start: index, count: 0 });
      cell.count += 1;
    });
  }

  /** Seats beyond the planned ones copy a planned one: growth after the roster of record is spread evenly. */
  seat(index: number): Seat {
    return this.base[index < this.base.length ? index : this.template(index)]!;
  }

  month(number: number): Month {
    while (this.months.length <= number)
      this.months.push(this.months.length === 0 ? this.first() : this.next());
    return this.months[number]!;
  }

  startDay(person: number): number {
    const month = person <= this.founders ? undefined : this.hired[person - this.founders - 1];
    if (month !== undefined) {
      const from = monthStart(month - 1);
      const day = from + 3 + (mix(this.seed, Salt.joined, person) % (monthStart(month) - from - 3));
      return day - Math.max(0, weekday(day) - 4);
    }
    const age = unit(this.seed, Salt.joined, person);
    return monthStart(0) - 40 - Math.floor(age * age * 11_000);
  }

  private template(index: number): number {
    return mix(this.seed, Salt.growth, index) % (this.base.length - PLANTED.launchTeam);
  }

  private first(): Month {
    const open = this.base.flatMap((seat, index) => (seat.opened === 0 ? [index] : []));
    this.founders = open.length;
    const person = new Int32Array(this.base.length);
    shuffled(open.length, (at) => mix(this.seed, Salt.person, at)).forEach((number, at) => {
      person[open[at]!] = number + 1;
    });
    const keenness = new Float32Array(this.base.length);
    this.base.forEach((seat, index) => {
      if (seat.launch) keenness[index] = 0.01;
    });
    // Evenly spaced within a cell: a level of 16 % then means 16 % of the cell, not 16 % give or take luck.
    this.cells.forEach(({ start, count }, cell) => {
      shuffled(count, (at) => mix(this.seed, Salt.shuffle, cell, at)).forEach((rank, at) => {
        keenness[start + at] = (rank + 0.5) / count;
      });
    });
    return { person, keenness };
  }

  private next(): Month {
    const number = this.months.length;
    const last = this.months[number - 1]!;
    const size = this.base.length + GROWTH * Math.max(0, number - LAST_PLANNED);
    const person = new Int32Array(size);
    const keenness = new Float32Array(size);
    person.set(last.person);
    keenness.set(last.keenness);
    for (let index = 0; index < size; index += 1) this.fill({ person, keenness }, index, number);
    this.move(person, number);
    this.churn(keenness, number);
    return { person, keenness };
  }

  private fill({ person, keenness }: Month, index: number, month: number): void {
    const grown = index >= this.base.length;
    const empty = person[index] === 0;
    const seat = this.seat(index);
    if (
      empty
        ? !grown && seat.opened > month
        : seat.launch || unit(this.seed, Salt.leave, index, month) >= LEAVE
    )
      return;
    this.hired.push(month);
    person[index] = this.founders + this.hired.length;
    if (grown && empty) keenness[index] = unit(this.seed, Salt.growth, index, 1);
  }

  /** Two people in different departments or families change places; headcounts stay as they are. */
  private move(person: Int32Array, month: number): void {
    for (let pair = 0; pair < MOVES; pair += 1) {
      const a = mix(this.seed, Salt.move, month, pair * 2) % person.length;
      const b = mix(this.seed, Salt.move, month, pair * 2 + 1) % person.length;
      const [one, other] = [this.seat(a), this.seat(b)];
      const senior = one.persona === 'director' || other.persona === 'director';
      if (senior || one.launch || other.launch || one.cell === other.cell || !person[a] || !person[b])
        continue;
      [person[a], person[b]] = [person[b]!, person[a]];
    }
  }

  private churn(keenness: Float32Array, month: number): void {
    for (let pair = 0; pair < this.base.length * CHURN; pair += 1) {
      const a = mix(this.seed, Salt.churn, month, pair * 2) % this.base.length;
      if (this.base[a]!.launch) continue;
      const { start, count } = this.cells[this.base[a]!.cell]!;
      const b = start + (mix(this.seed, Salt.churn, month, pair * 2 + 1) % count);
      [keenness[a], keenness[b]] = [keenness[b]!, keenness[a]!];
    }
  }
}

function shuffled(length: number, draw: (at: number) => number): number[] {
  const numbers = Array.from({ length }, (_, index) => index);
  for (let at = length - 1; at > 0; at -= 1) {
    const other = draw(at) % (at + 1);
    [numbers[at], numbers[other]] = [numbers[other]!, numbers[at]!];
  }
  return numbers;
}
