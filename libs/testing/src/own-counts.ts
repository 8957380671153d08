import type { Source, SourceView } from '@takeup/application';
import { readSources } from '@takeup/application';
import { consentsOf } from '@takeup/connectors/kit';
import { vivaEngage } from '@takeup/connectors';
import type { Served } from '@takeup/connectors/testing';
import type { ServedTenant, Tenant } from '@takeup/connectors/viva-engage/testing';
import { configFor, serveTenant, smallTenant } from '@takeup/connectors/viva-engage/testing';
import { addDays, eachDay } from '@takeup/domain';
import { TestCluster } from './cluster.js';
import { pull } from './platform.js';
import { directoryText, peopleOf } from './table.js';
import { World } from './world.js';

/** Platforms that count themselves, and what is told of it. */
const cluster = new TestCluster();
/** Closed at the end. */
export const served: (ServedTenant | Served)[] = [];

export async function closeAll(): Promise<void> {
  for (const own of served) await own.close();
  await cluster.stop();
}

const LAG = 2;
const DAYS = [...eachDay('2026-09-01', '2026-12-31')];
/** Posted, read and liked by each of so many people on each day. */
export const peopleDoing = (people: number, did: readonly [number, number, number]): Tenant['people'] =>
  Array.from({ length: people }, (_, n) => ({
    ...{ id: `1500${n}`, upn: `a${n + 1}@example.org`, name: `A name ${n}` },
    days: Object.fromEntries(DAYS.map((day) => [day, did])),
  }));

export interface Told30 {
  /** What the tenant tells from now on. */
  readonly tenant: { people: Tenant['people']; concealsNames: boolean };
  readonly world: World;
  readonly source: Source;
  /** One sync on a day, and what is told after it. */
  on(day: string): Promise<void>;
}

/** A tenant whose reports come two days late, read as often as a test likes. */
export async function engage(
  more: Partial<Told30['tenant']> & { readonly staff?: number; readonly roles?: Tenant['roles'] } = {},
  options: Parameters<typeof serveTenant>[1] = {},
): Promise<Told30> {
  const { staff = 60, roles = smallTenant.roles } = more;
  const told = { people: peopleDoing(24, [1, 5, 2]), concealsNames: true, ...more };
  let today = '2026-10-31';
  const tenant: Tenant = {
    ...smallTenant,
    roles,
    get people() {
      return told.people;
    },
    get concealsNames() {
      return told.concealsNames;
    },
    get refreshed() {
      return addDays(today, -LAG);
    },
  };
  const own = await serveTenant(tenant, options);
  served.push(own);
  const limits = vivaEngage.limits.map((limit) => ({ ...limit, calls: 10_000 }));
  const connector = { ...vivaEngage, limits };
  const config = connector.config.parse(configFor(own.api.url));
  const source: Source = {
    ...{ key: 'engage', title: 'Engage', connector, config, since: '2026-10-01' },
    allowedHosts: ['127.0.0.1'],
  };
  const consents = consentsOf(connector, config);
  const world = await worldOf(source, { consents, staff });
  return {
    ...{ tenant: told, world, source },
    on: async (day) => {
      today = day;
      world.clock.set(day);
      await pull(world, source);
      await world.refresh();
    },
  };
}

export async function worldOf(
  { key, title }: Source,
  { consents, staff }: { readonly consents: ReturnType<typeof consentsOf>; readonly staff: number },
): Promise<World> {
  const world = new World(await cluster.database(), {
    today: '2026-10-31',
    config: { connections: [{ key, title, consents }] },
  });
  await world.directory(staffText(staff), { asOf: '2026-09-01' });
  return world;
}

export const staffText = (staff: number) =>
  directoryText(
    peopleOf('a', staff, { department: 'A' }).map((own) => ({
      ...own,
      email: `${own.employee_id}@example.org`,
    })),
  );

export const monthsOf = async ({ context }: World): Promise<SourceView['aggregates'] | undefined> =>
  (await readSources(context)).sources[0]?.aggregates;
/** The newest month, as `measure told value`. */
export async function newestOf(world: World) {
  const [newest] = (await monthsOf(world))?.months ?? [];
  return newest && newest.state === 'told'
    ? newest.aggregates.map(({ measure, told, value }) => [measure, told, value].join(' '))
    : newest?.state;
}
