import type { DirectoryConnector, DirectoryEntry } from '../directory.js';
import type { Fault } from '../fault.js';
import { openSession } from '../session.js';
import { faultFrom, must } from './bench.js';
import type { ConformanceCase } from './conformance.js';
import { memoryPorts } from './memory-ports.js';
import type { AskedOf, Told } from './serve.js';
import { serve } from './serve.js';

export interface DirectorySubject<C> {
  readonly connector: DirectoryConnector<C>;
  /** As the operator would write it, for a server at this address. */
  configOf(url: string): unknown;
  /** What may stand in no error: it is in the configuration. */
  readonly secret: string;
  /** A server of so many people, in pages. */
  answerOf(people: number): (asked: AskedOf) => Told;
  /** Requests that are about people, not about a token say. */
  isAboutPeople(asked: AskedOf): boolean;
}

type Instead = (asked: AskedOf, n: number) => Told | undefined;

/** More than two pages of any server. */
const PEOPLE = 450;

const FAULTS: readonly (readonly [string, Told, Fault['kind'], Fault['code']])[] = [
  ['a token that is not taken', { status: 401, body: { detail: 'no' } }, 'denied', 'unauthorised'],
  ['a page for people', { body: '<!doctype html><title>Sign in</title>' }, 'denied', 'login-page'],
  ['something else than a list', { body: {} }, 'changed', 'unexpected-shape'],
  ['a server in trouble', { status: 503 }, 'transient', 'server-error'],
  ['a request to wait', { status: 429, headers: { 'retry-after': '7' } }, 'throttled', 'rate-limited'],
  ['an end in the middle', 'reset', 'transient', 'reset'],
  ['silence', 'stall', 'transient', 'stalled'],
];

/** What every directory has to bear; for `it(name, run)` of any test runner. */
export function directoryConformance<C>(subject: DirectorySubject<C>): readonly ConformanceCase[] {
  const faultOf = (instead: Instead) => faultFrom(() => read(subject, instead), subject.secret);
  const mustStop = async ([what, told, kind, code]: (typeof FAULTS)[number]) => {
    for (const before of [0, 2]) {
      const fault = await faultOf((_, n) => (n < before ? undefined : told));
      const found = `${fault?.kind} ${fault?.code}`;
      must(found === `${kind} ${code}`, `after ${before} answers, ${what} is ${found}, not ${kind} ${code}`);
    }
  };
  return [
    {
      name: 'gives everybody once, and the same twice',
      run: async () => {
        const [once, twice] = [await read(subject), await read(subject)];
        must(
          JSON.stringify(once) === JSON.stringify(twice),
          'a second time others come, or in another order',
        );
        const ids = new Set(once.map((entry) => entry['employee_id']));
        must(
          once.length === PEOPLE && ids.size === PEOPLE,
          `${once.length} of ${PEOPLE} come, ${ids.size} ids`,
        );
      },
    },
    {
      name: 'gives nobody of an empty directory',
      run: async () => must((await read(subject, undefined, 0)).length === 0, 'somebody comes'),
    },
    ...FAULTS.map((fault) => ({
      name: `stops at ${fault[0]}, at once or later on`,
      run: () => mustStop(fault),
    })),
    {
      name: 'does not go on for ever where the same page comes again',
      run: async () => {
        const answer = subject.answerOf(PEOPLE);
        let first: AskedOf | undefined;
        // The check goes before.
        const fault = await faultOf((asked, n) => (n === 0 ? undefined : answer((first ??= asked))));
        must(fault?.code === 'repeated-page', `it is ${fault?.code ?? 'taken for an answer'}`);
      },
    },
  ];
}

/** Everybody, with something else told instead of the `n`th answer about people. */
async function read<C>(
  { connector, answerOf, configOf, isAboutPeople }: DirectorySubject<C>,
  instead: Instead = () => undefined,
  people = PEOPLE,
): Promise<readonly DirectoryEntry[]> {
  const answer = answerOf(people);
  let n = 0;
  const server = await serve(
    (asked) => (isAboutPeople(asked) ? instead(asked, n++) : undefined) ?? answer(asked),
  );
  const session = openSession({
    connector,
    config: connector.config.parse(configOf(server.url)),
    ports: memoryPorts({ patienceMs: 5_000 }),
    caps: { firstByteMs: 500, idleMs: 500 },
  });
  try {
    await connector.check(session);
    return await connector.people(session);
  } finally {
    await session.close();
    await server.close();
  }
}
