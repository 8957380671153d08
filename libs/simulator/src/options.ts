import type { SmallSize } from './content/index.js';
import type { FaultMode } from './http/index.js';
import { PLATFORMS, type PlatformId } from './platforms.js';
import type { ServeOptions } from './serve.js';

/** What the process serves: the bank, or a small company where its size is given. */
export interface ProcessOptions extends ServeOptions {
  readonly small?: SmallSize;
  /** The most that a page of it holds. */
  readonly page?: number;
  /** The small company's clock stands still at this instant, ms since 1970; this machine's unless said. */
  readonly at?: number;
}

const KNOWN = [
  'started',
  'platform',
  'port',
  'faults',
  'seed',
  'stall',
  'world',
  'accounts',
  'channels',
  'days',
  'from',
  'at',
  'page',
] as const;
type Name = (typeof KNOWN)[number];

class Wrong extends Error {}

/** What was asked for, or what is wrong with it. */
export function optionsOf(given: readonly string[], token = 'northwind'): ProcessOptions | string {
  try {
    const values = valuesOf(given);
    const started = values.get('started');
    const startedAt = started === undefined ? Date.now() : Date.parse(started);
    if (Number.isNaN(startedAt))
      throw new Wrong('--started: must be an instant such as 2026-01-31T08:00:00Z');
    const port = numberOf(values, 'port', 0);
    if (port > 65_535) throw new Wrong('--port: must be a number from 0 to 65535');
    const platform = platformIn(values);
    return { startedAt, token, port, platform, faults: faultsOf(values), ...smallOf(values) };
  } catch (error) {
    if (error instanceof Wrong) return error.message;
    throw error;
  }
}

function platformIn(values: ReadonlyMap<Name, string>): PlatformId {
  const named = values.get('platform') ?? 'mattermost';
  const platform = PLATFORMS.find((id) => id === named);
  if (platform === undefined) throw new Wrong(`--platform: must be one of ${PLATFORMS.join(', ')}`);
  return platform;
}

function valuesOf(given: readonly string[]): ReadonlyMap<Name, string> {
  const values = new Map<Name, string>();
  for (let at = 0; at < given.length; at += 2) {
    const name = KNOWN.find((known) => `--${known}` === given[at]);
    if (name === undefined) throw new Wrong(`${given[at]!}: unknown; there are --${KNOWN.join(', --')}`);
    const value = given[at + 1];
    if (value === undefined) throw new Wrong(`--${name}: needs a value`);
    values.set(name, value);
  }
  return values;
}

function numberOf(values: ReadonlyMap<Name, string>, name: Name, otherwise: number): number {
  const value = Number(values.get(name) ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw new Wrong(`--${name}: must be a whole number, 0 or more`);
  return value;
}

function faultsOf(values: ReadonlyMap<Name, string>): FaultMode {
  const share = Number(values.get('faults') ?? 0);
  if (!(share >= 0 && share <= 1)) throw new Wrong('--faults: must be a share from 0 to 1');
  const seed = numberOf(values, 'seed', 1);
  return { share, seed, ...(values.has('stall') ? { stallMs: numberOf(values, 'stall', 0) } : {}) };
}

function smallOf(values: ReadonlyMap<Name, string>): Pick<ProcessOptions, 'small' | 'at' | 'page'> {
  const world = values.get('world') ?? 'northwind';
  if (world !== 'northwind' && world !== 'small') throw new Wrong('--world: must be northwind or small');
  const sizes = (['accounts', 'channels', 'days', 'from', 'at', 'page'] as const).filter((name) =>
    values.has(name),
  );
  if (world === 'northwind') {
    if (sizes.length > 0) throw new Wrong(`--${sizes[0]!}: goes with --world small`);
    return {};
  }
  const from = values.get('from');
  if (from !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(from)) throw new Wrong('--from: must be a day');
  const at = values.has('at') ? Date.parse(values.get('at')!) : undefined;
  if (Number.isNaN(at)) throw new Wrong('--at: must be an instant such as 2026-01-31T08:00:00Z');
  return {
    ...(at === undefined ? {} : { at }),
    ...(values.has('page') ? { page: numberOf(values, 'page', 1000) } : {}),
    small: {
      seed: numberOf(values, 'seed', 1),
      accounts: numberOf(values, 'accounts', 60),
      channels: numberOf(values, 'channels', 5),
      days: numberOf(values, 'days', 60),
      ...(from === undefined ? {} : { from }),
    },
  };
}
