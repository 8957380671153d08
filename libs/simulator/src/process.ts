import { serveNorthwind, type ServeOptions } from './serve.js';

/**
 * Northwind's platform and files as a process of its own:
 * `node process.js [--started INSTANT] [--port N] [--faults SHARE] [--seed N]`, the token in TAKEUP_SIMULATOR_TOKEN.
 * It says where it listens, to its parent and on stdout, and ends with its parent or on SIGTERM.
 */
async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2), process.env['TAKEUP_SIMULATOR_TOKEN']);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    process.exit(2);
  }
  const server = await serveNorthwind(options);
  const ready = { url: server.url, filesUrl: server.filesUrl };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  process.send?.(ready);
  const end = () => void server.close().finally(() => process.exit(0));
  process.once('disconnect', end);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

const KNOWN = ['started', 'port', 'faults', 'seed'];

/** What was asked for, or what is wrong with it. */
function optionsOf(given: readonly string[], token = 'northwind'): ServeOptions | string {
  const values = new Map<string, string>();
  for (let at = 0; at < given.length; at += 2) {
    const name = given[at]!.replace(/^--/, '');
    const value = given[at + 1];
    if (!KNOWN.includes(name)) return `${given[at]!}: unknown; there are --${KNOWN.join(', --')}`;
    if (value === undefined) return `--${name}: needs a value`;
    values.set(name, value);
  }
  const startedAt = values.has('started') ? Date.parse(values.get('started')!) : Date.now();
  if (Number.isNaN(startedAt)) return '--started: must be an instant such as 2026-01-31T08:00:00Z';
  const port = Number(values.get('port') ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return '--port: must be a number from 0 to 65535';
  const share = Number(values.get('faults') ?? 0);
  if (!(share >= 0 && share <= 1)) return '--faults: must be a share from 0 to 1';
  const seed = Number(values.get('seed') ?? 1);
  if (!Number.isInteger(seed)) return '--seed: must be a whole number';
  return { startedAt, token, port, faults: { share, seed } };
}

await main();
