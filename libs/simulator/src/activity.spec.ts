import { northwind } from './northwind.js';
import { PLANTED } from './planted.js';
import { addDays, linesOf, rosterOf } from './testing/count.js';

const bank = northwind();
const FROM = bank.firstDay;
const TO = '2026-11-22';
const days: string[] = [];
for (let day: string = FROM; day <= TO; day = addDays(day, 1)) days.push(day);

interface Root {
  readonly at: string;
  readonly community: string;
}

function readPlatform() {
  const seen = {
    acts: 0,
    contributions: 0,
    days: new Set<string>(),
    communities: new Set<string>(),
    accounts: new Set<string>(),
    messages: new Map<string, Root>(),
    keys: new Set<string>(),
    faults: [] as string[],
  };
  let previous = '';
  for (const row of linesOf(bank.platformActivity(FROM, TO))) {
    const [at, account, kind, community, message, thread, replyTo] = row as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const fault = (what: string): void => void seen.faults.push(`${what}: ${row.join(',')}`);
    seen.acts += 1;
    seen.days.add(at.slice(0, 10));
    seen.communities.add(community);
    seen.accounts.add(account);
    if (at < previous) fault('out of order');
    previous = at;
    if (kind === 'post' || kind === 'reply') {
      seen.contributions += 1;
      if (message === '' || seen.messages.has(message)) fault('message id missing or used twice');
      seen.messages.set(message, { at, community });
    } else {
      const key = `${account} ${at} ${kind} ${community}`;
      if (message !== '' || seen.keys.has(key)) fault('would be taken for another act');
      seen.keys.add(key);
    }
    if ((kind === 'reply') !== (thread !== '' && replyTo !== '')) fault('thread');
    const root = seen.messages.get(thread);
    const to = seen.messages.get(replyTo);
    if (kind === 'reply' && (!root || !to || root.at > at || to.at > at || root.community !== community))
      fault('reply');
  }
  return seen;
}

const platform = readPlatform();
const signins = (() => {
  const seen = { rows: 0, days: new Set<string>(), accounts: new Set<string>(), once: new Set<string>() };
  for (const [day, account] of linesOf(bank.signins(FROM, TO))) {
    seen.rows += 1;
    seen.days.add(day!);
    seen.accounts.add(account!);
    seen.once.add(`${day} ${account}`);
  }
  return seen;
})();

test('the platform file is in order, its ids are unique and every reply stands under an earlier message', () => {
  expect(platform.faults.slice(0, 5)).toEqual([]);
});

test('volumes stay within their bounds, and are not trifling', () => {
  const { bounds } = PLANTED;
  const rows = [
    ['acts', platform.acts, bounds.acts],
    ['contributions', platform.contributions, bounds.contributions],
    ['communities', platform.communities.size, bounds.communities],
    ['sign-ins', signins.rows, bounds.signins],
  ] as const;
  for (const [name, value, bound] of rows) {
    expect(`${name} ${value <= bound && value > bound * 0.4}`).toBe(`${name} true`);
  }
});

test('the platform has acts on every day, weekends and holidays too', () => {
  expect(days.filter((day) => !platform.days.has(day))).toEqual([]);
});

test('the sign-in file lacks exactly the four planted days, and has a person at most once a day', () => {
  expect(days.filter((day) => !signins.days.has(day))).toEqual(PLANTED.absentSigninDays);
  expect(signins.once.size).toBe(signins.rows);
});

test('absent days are working days in four different weeks, two in September and two in October', () => {
  const absent = PLANTED.absentSigninDays;
  const weeks = absent.map((day) => Math.floor((Date.parse(day) / 86_400_000 + 3) / 7));
  expect(new Set(weeks).size).toBe(4);
  expect(absent.map((day) => day.slice(0, 7))).toEqual(['2026-09', '2026-09', '2026-10', '2026-10']);
  for (const day of absent) {
    expect([1, 2, 3, 4, 5]).toContain(new Date(day).getUTCDay());
    const near = [...linesOf(bank.signins(addDays(day, -7), addDays(day, -7)))];
    expect(near.length).toBeGreaterThan(1000);
  }
});

test('some twenty accounts stand in no roster', () => {
  const known = new Set(
    bank.rosterDates.flatMap((date) => rosterOf(bank, date).flatMap(({ id, email }) => [id, email])),
  );
  expect([...platform.accounts].filter((account) => !known.has(account))).toHaveLength(PLANTED.strangers);
  expect([...signins.accounts].filter((account) => !known.has(account))).toHaveLength(14);
});

test('everybody acts from within the roster of the month', () => {
  const emails = new Set(rosterOf(bank, '2026-10-01').map(({ email }) => email));
  const others = new Set<string>();
  for (const [, account] of linesOf(bank.platformActivity('2026-10-01', '2026-10-31'))) {
    if (!emails.has(account!)) others.add(account!);
  }
  expect([...others].filter((account) => !/^(svc-|x\d)/.test(account))).toEqual([]);
});

test('whoever acts on a day has signed in on it, except on the absent days', () => {
  const signed = new Set(
    [...linesOf(bank.signins('2026-10-05', '2026-10-11'))].map(([day, id]) => `${day} ${id!.toLowerCase()}`),
  );
  const missing = new Set<string>();
  for (const [at, account] of linesOf(bank.platformActivity('2026-10-05', '2026-10-11'))) {
    const key = `${at!.slice(0, 10)} ${account!.split('@')[0]}`;
    if (account!.startsWith('e0') && !signed.has(key)) missing.add(at!.slice(0, 10));
  }
  expect([...missing]).toEqual(['2026-10-08']);
});
