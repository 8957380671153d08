import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  applyCharter,
  closeEdition,
  createToken,
  importActivity,
  importDirectory,
  refresh,
} from '@takeup/application';
import { bytesOf, done, frozenClock } from '@takeup/testing';
import { open, openIdentityKey, readSettings } from '../../apps/server/dist/cli/open.js';
import { serve } from '../../apps/server/dist/serve.js';

/**
 * One organisation, brought in as its files by the commands' own code on days of its time, then served by `takeup serve`'s
 * own. It says the tokens in a line, then that it listens.
 */
const folder = process.argv[2];
const files = JSON.parse(readFileSync(path.join(folder, 'files.json'), 'utf8'));
const settings = readSettings({ ...process.env, TAKEUP_CONFIG: path.join(folder, 'takeup.yaml') });

process.on('disconnect', () => process.exit(1));

async function fill(opened) {
  const clock = frozenClock('2025-02-20');
  const context = { ...opened.context, clock, identity: await openIdentityKey(opened) };
  done(await importDirectory(context, { bytes: bytesOf(files.directory), asOf: '2025-02-01' }));
  for (const charter of files.charters)
    done(await applyCharter(context, { bytes: bytesOf(charter), name: 'charter.yaml' }));
  clock.set('2025-04-20');
  for (const { connection, text } of files.activity)
    done(await importActivity(context, { connection, bytes: bytesOf(text) }));
  await refresh(context);
  // Where every persona is small there are drafts only, and nothing to report on.
  if (files.charters.some((text) => !text.includes('"key":"draft"')))
    for (const month of files.months) done(await closeEdition(context, month));
}

async function tokens({ context: { pools } }) {
  const made = {};
  for (const [name, asked] of Object.entries(files.tokens))
    made[name] = done(await createToken({ pools, day: '2025-04-20' }, asked)).token;
  return made;
}

const opened = await open(settings, true);
try {
  await fill(opened);
  process.stdout.write(`${JSON.stringify(await tokens(opened))}\n`);
} finally {
  await opened.database.close();
}
await serve(settings, true);
