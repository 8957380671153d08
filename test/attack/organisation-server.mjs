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
import { highsThread } from '../../apps/server/dist/solver/highs-thread.js';

/**
 * Organisations, each brought in as its files by the commands' own code on days of its time, then, where it is asked for,
 * served by `takeup serve`'s own on a port of its own: starting a process takes longer than most of them. Told of each by a
 * message; answers with its tokens, and says that it listens as the command does.
 */
process.on('disconnect', () => process.exit(1));
process.on('message', (asked) => {
  serveOne(asked).catch((error) => process.send({ failed: String(error?.stack ?? error) }));
});

const solver = highsThread({ tell: (what) => process.stderr.write(`${what}\n`) });

async function serveOne({ folder, env, isServed }) {
  const files = JSON.parse(readFileSync(path.join(folder, 'files.json'), 'utf8'));
  const settings = readSettings({ ...env, TAKEUP_CONFIG: path.join(folder, 'takeup.yaml') });
  const opened = await open(settings, true);
  let tokens;
  try {
    await fill(opened, files);
    tokens = await tokensOf(opened, files);
  } finally {
    await opened.database.close();
  }
  if (isServed) await serve(settings, { empty: true, asked: {} });
  process.send({ tokens });
}

async function fill(opened, files) {
  const clock = frozenClock('2025-02-20');
  const context = { ...opened.context, solver, clock, identity: await openIdentityKey(opened) };
  done(await importDirectory(context, { bytes: bytesOf(files.directory), asOf: '2025-02-01' }));
  for (const charter of files.charters)
    done(await applyCharter(context, { bytes: bytesOf(charter), name: 'charter.yaml' }));
  clock.set('2025-04-20');
  for (const { connection, text, covers } of files.activity)
    done(await importActivity(context, { connection, bytes: bytesOf(text), ...(covers ? { covers } : {}) }));
  await refresh(context);
  // Where every persona is small there are drafts only, and nothing to report on.
  if (files.charters.some((text) => !text.includes('"key":"draft"')))
    for (const month of files.months) done(await closeEdition(context, month));
}

async function tokensOf({ context: { pools } }, files) {
  const made = {};
  for (const [name, asked] of Object.entries(files.tokens))
    made[name] = done(await createToken({ pools, day: '2025-04-20' }, asked)).token;
  return made;
}
