import type { PlatformId } from '@takeup/simulator';
import { PLATFORMS } from '@takeup/simulator';
import { Command, Option } from 'commander';
import type { DirectoryId } from '../demo/demo-directory.js';
import { DIRECTORIES } from '../demo/demo-directory.js';
import { readSettings } from './open.js';

interface ServeOptions {
  readonly role?: 'all' | 'api' | 'worker';
  readonly empty?: boolean;
  readonly platform?: PlatformId;
  readonly directory?: DirectoryId;
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('the dashboard, the API and the nightly work')
    .addOption(new Option('--role <role>', 'what this process does').choices(['all', 'api', 'worker']))
    .addOption(new Option('--empty', 'start without the demo').conflicts(['platform', 'directory']))
    .addOption(
      new Option('--platform <platform>', 'what the demo is on, mattermost unless said').choices(PLATFORMS),
    )
    .addOption(
      new Option(
        '--directory <directory>',
        'where the people of the demo come from, csv (a file a month) unless said',
      ).choices(DIRECTORIES),
    )
    .action(async ({ role, empty, ...asked }: ServeOptions) => {
      const settings = readSettings(role === undefined ? process.env : { ...process.env, TAKEUP_ROLE: role });
      // Only now: what is wrong with the settings is said without waiting for the web server's code.
      const { serve } = await import('../serve.js');
      await serve(settings, { empty: empty === true, asked });
    });
}
