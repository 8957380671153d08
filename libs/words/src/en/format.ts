/** Numbers, dates and short lists as English readers of this product see them. Rates come in as fractions. */
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const plurals = new Intl.PluralRules('en-GB');
const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const MINUS = '−';

const parts = (iso: string, weekday: boolean) => {
  const day = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(day);
  return {
    weekday: weekday ? `${say({ weekday: 'short' })} ` : '',
    day: say({ day: 'numeric' }),
    // CLDR writes "Sept" in British English; columns of dates want three letters.
    month: say({ month: 'long' }).slice(0, 3),
    longMonth: say({ month: 'long' }),
    year: say({ year: 'numeric' }),
  };
};

const percentNumber = (rate: number) => {
  const value = rate * 100;
  return Number(value.toFixed(1)) < 10 ? tenth.format(value) : whole.format(value);
};

const signed = (text: string, value: number) => {
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? MINUS : '+'}${text.replace('-', '')}`;
};

export const format = {
  count: (value: number) => whole.format(value),
  number: (value: number) => plain.format(value).replace('-', MINUS),
  /** `1 person`, `1,860 people` */
  people: (value: number) =>
    `${whole.format(value)} ${plurals.select(value) === 'one' ? 'person' : 'people'}`,
  plural: (value: number, one: string, many: string) =>
    `${whole.format(value)} ${plurals.select(value) === 'one' ? one : many}`,
  /** The figure of a matrix cell: one decimal under 10, whole numbers from there. No sign. */
  cell: (rate: number) => percentNumber(rate),
  /** `6.4%`, `14%` */
  percent: (rate: number) => `${percentNumber(rate)}%`,
  /** `6%`, `6.4%`, `27%`: targets and paths, which are mostly round. */
  percentShort: (rate: number) => `${percentNumber(rate).replace('.0', '')}%`,
  /** `16.0%`: the group that is looked at. */
  percentExact: (rate: number) => `${tenth.format(rate * 100)}%`,
  /** `16.0`, for ranges and paths beside a value that already carries the sign. */
  bare: (rate: number) => tenth.format(rate * 100),
  axisPercent: (rate: number) => `${plain.format(rate * 100)}%`,
  range: (low: number, high: number) => `(${tenth.format(low * 100)}–${tenth.format(high * 100)})`,
  /** `−8.4`, `+45`: points against the path in a cell. */
  points: (gap: number) => {
    const size = Math.abs(gap * 100);
    return signed(Number(size.toFixed(1)) < 10 ? tenth.format(size) : whole.format(size), gap);
  },
  pointsExact: (gap: number) => signed(tenth.format(Math.abs(gap * 100)), gap),
  pointsRange: (low: number, high: number) =>
    `(${signed(tenth.format(Math.abs(low * 100)), low)} to ${signed(tenth.format(Math.abs(high * 100)), high)})`,
  /** `6 in 100` */
  inHundred: (rate: number) =>
    rate > 0 && rate < 0.005 ? 'fewer than 1 in 100' : `${whole.format(rate * 100)} in 100`,
  atLeast: (text: string) => `≥${text}`,
  list: (items: readonly string[]) => conjunction.format(items),
  /** `20 Nov 2026` */
  date: (iso: string) => {
    const { day, month, year } = parts(iso, false);
    return `${day} ${month} ${year}`;
  },
  /** `Fri 20 Nov 2026` */
  dateLong: (iso: string) => {
    const { weekday, day, month, year } = parts(iso, true);
    return `${weekday}${day} ${month} ${year}`;
  },
  /** `20 Nov 03:30`, in a time zone by its IANA name */
  instant: (iso: string, timeZone: string) => {
    const at = Object.fromEntries(
      new Intl.DateTimeFormat('en-GB', {
        timeZone,
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      })
        .formatToParts(new Date(iso))
        .map(({ type, value }) => [type, value]),
    );
    return `${format.dayMonth(`${at['year']}-${at['month']}-${at['day']}`)} ${at['hour']}:${at['minute']}`;
  },
  /** `20 Nov` */
  dayMonth: (iso: string) => {
    const { day, month } = parts(iso, false);
    return `${day} ${month}`;
  },
  /** `Mar 27` */
  monthYear: (iso: string) => {
    const { month, year } = parts(iso, false);
    return `${month} ${year.slice(2)}`;
  },
  month: (iso: string) => parts(iso, false).month,
  /** `October 2026` */
  monthLong: (iso: string) => {
    const { longMonth, year } = parts(iso, false);
    return `${longMonth} ${year}`;
  },
  dateRange: (from: string, to: string) => {
    const [a, b] = [parts(from, false), parts(to, false)];
    const year = a.year === b.year ? '' : ` ${a.year}`;
    const start = year === '' && a.month === b.month ? a.day : `${a.day} ${a.month}${year}`;
    return `${start} to ${b.day} ${b.month} ${b.year}`;
  },
  money: (amount: number, currency: string) => {
    const short = (value: number, digits: number) =>
      new Intl.NumberFormat('en-GB', { style: 'currency', currency, maximumFractionDigits: digits }).format(
        value,
      );
    if (Math.abs(amount) >= 1_000_000) return `${short(Number((amount / 1_000_000).toFixed(1)), 1)}m`;
    if (Math.abs(amount) >= 10_000) return `${short(Math.round(amount / 1000), 0)}k`;
    return short(amount, Number.isInteger(amount) ? 0 : 2);
  },
};
