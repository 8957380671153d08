import { parseArgs } from 'node:util';

/**
 * How fast, against the alternatives, in one run on one machine: counting distinct people by day masks against
 * COUNT(DISTINCT) over the acts, reading the release against counting again, importing and reading a platform's file
 * against parsing alone, and hiding what must not be told.
 */
const { values } = parseArgs({ options: { people: { type: 'string' }, only: { type: 'string' } } });
const wanted = (name) => values.only === undefined || name.includes(values.only);

if (wanted('counting') || wanted('importing') || wanted('slack-file')) {
  const { withDatabase } = await import('./bench/database.mjs');
  const people = Number(values.people ?? 50_000);
  await withDatabase(async (context) => {
    if (wanted('counting')) {
      const { benchCounting } = await import('./bench/counting.mjs');
      await benchCounting(context, people);
    }
    if (wanted('importing')) {
      const { benchImporting } = await import('./bench/importing.mjs');
      await benchImporting(context, people);
    }
    if (wanted('slack-file')) {
      const { benchSlackFile } = await import('./bench/slack-file.mjs');
      await benchSlackFile(context, Number(values.people ?? 1_000_000));
    }
  });
}
if (wanted('mask')) {
  const { benchMask } = await import('./bench/mask.mjs');
  await benchMask(Number(values.people ?? 250_000));
}
