import { optionsOf } from './options.js';
import { serveNorthwind, serveSmall } from './serve.js';

/**
 * A platform as a process of its own, with the bank's files and its directory by SCIM beside it: `node process.js [--platform mattermost|slack|viva-engage]
 * [--started INSTANT] [--port N] [--faults SHARE] [--seed N] [--stall MS]`, or a small company by this machine's clock: `--world small [--accounts N]
 * [--channels N] [--days N] [--from DAY] [--at INSTANT] [--page N]`. The token stands in TAKEUP_SIMULATOR_TOKEN. It says
 * where it listens, to its parent and on stdout, and ends with its parent or on SIGTERM.
 */
async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2), process.env['TAKEUP_SIMULATOR_TOKEN']);
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`);
    process.exit(2);
  }
  const { small } = options;
  const server = small ? await serveSmall({ ...options, small }) : await serveNorthwind(options);
  const beside = 'filesUrl' in server ? { filesUrl: server.filesUrl, scimUrl: server.scimUrl } : {};
  const ready = { url: server.url, ...beside };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  process.send?.(ready);
  const end = () => void server.close().finally(() => process.exit(0));
  process.once('disconnect', end);
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

await main();
