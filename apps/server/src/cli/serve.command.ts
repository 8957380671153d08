import { Command, Option } from 'commander';
import { readSettings } from './open.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('the dashboard, the API and the nightly work')
    .addOption(new Option('--role <role>', 'what this process does').choices(['all', 'api', 'worker']))
    .option('--empty', 'start without the demo')
    .action(async ({ role, empty }: { role?: 'all' | 'api' | 'worker'; empty?: boolean }) => {
      const settings = readSettings(role === undefined ? process.env : { ...process.env, TAKEUP_ROLE: role });
      // Only now: what is wrong with the settings is said without waiting for the web server's code.
      const { serve } = await import('../serve.js');
      await serve(settings, empty === true);
    });
}
