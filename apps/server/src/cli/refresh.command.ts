import type { RefreshProgress } from '@takeup/application';
import { refresh } from '@takeup/application';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { withDatabase } from './open.js';
import type { Format } from './output.js';
import { print, printJson, progress } from './output.js';

export function refreshCommand(): Command {
  return new Command('refresh')
    .description('derive counts and publish the release for whatever changed')
    .addOption(
      new Option('--format <format>', 'how to print the result').choices(['table', 'json']).default('table'),
    )
    .action(async ({ format }: { format: Format }) => {
      await withDatabase(false, async ({ context }) => {
        let state: RefreshProgress | undefined;
        const stop = progress(() => en.server.refreshing(state));
        try {
          const report = await refresh(context, (now) => {
            state = now;
          });
          stop();
          if (format === 'json') printJson(report);
          else print(en.server.refreshed(report));
        } finally {
          stop();
        }
      });
    });
}
