import { existsSync } from 'node:fs';
import {
  examine,
  examineAliases,
  listTokens,
  readAccounts,
  readPreview,
  readSources,
  storedSources,
} from '@takeup/application';
import type { SourceView, ToFix } from '@takeup/application';
import { readerRoleSql } from '@takeup/storage';
import { en } from '@takeup/words';
import { Command, Option } from 'commander';
import { Exit } from './exit.js';
import type { Opened } from './open.js';
import { connectWorld, open, openIdentityKey, readSettings, tokenWorld } from './open.js';
import type { Format } from './output.js';
import { print, printJson } from './output.js';

interface Line {
  readonly level: 'ok' | 'look' | 'wrong';
  readonly text: string;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('configuration, database, connections, coverage: what is wrong and what to do')
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'))
    .action(async ({ format }: { format: Format }) => {
      const lines = await examineAll();
      if (format === 'json') printJson(lines);
      else for (const { level, text } of lines) print(`${en.server.doctor.levels[level].padEnd(5)}  ${text}`);
      if (lines.some(({ level }) => level === 'wrong')) throw new Exit(1, []);
    });
}

async function examineAll(): Promise<readonly Line[]> {
  const settings = readSettings();
  const { configFile, databaseUrl } = settings.environment;
  const lines: Line[] = [
    { level: 'ok', text: en.server.doctor.configuration(configFile, existsSync(configFile)) },
  ];
  try {
    const opened = await open(settings, false);
    try {
      lines.push({ level: 'ok', text: en.server.doctor.database(opened.database.kind) });
      lines.push(...opened.database.notes.map((text) => ({ level: 'look' as const, text })));
      await openIdentityKey(opened);
      lines.push(await tokensLine(opened), ...(await secretLines(opened)));
      for (const finding of await examine(opened.context)) {
        lines.push({ level: finding.level, text: en.server.doctor.finding(finding) });
      }
      const { sources, toFix } = await readSources(opened.context);
      for (const item of toFix) {
        if (!toldAlready(item)) lines.push({ level: 'look', text: en.sources.fixLine(item) });
      }
      lines.push(...sources.flatMap(aggregateLines));
      lines.push(...(await accountLines(opened)));
      const { unknown, taken } = await readPreview(opened.context);
      if (unknown.length > 0) lines.push({ level: 'look', text: plain(en.preview.unknown(unknown)) });
      if (taken.length > 0) lines.push({ level: 'look', text: plain(en.preview.taken(taken)) });
    } finally {
      await opened.database.close();
    }
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    lines.push({ level: 'wrong', text: error.lines.join(' ') });
    if (databaseUrl !== undefined) lines.push({ level: 'look', text: readerRoleSql(userOf(databaseUrl)) });
  }
  return lines;
}

/** Where each connection's secrets come from. Those of the operator's file were read when it was. */
async function secretLines(opened: Opened): Promise<readonly Line[]> {
  const words = en.connections;
  const named = [...opened.origins]
    .filter(([, origins]) => origins.length > 0)
    .map(([key, origins]): Line => ({ level: 'ok', text: words.secrets(key, words.fromFile(origins)) }));
  const stored = (await storedSources(connectWorld(opened))).map(({ key, opened: own }): Line => {
    if (!('unopened' in own)) return { level: 'ok', text: words.secrets(key, words.sealed) };
    return { level: 'wrong', text: words.secrets(key, words.unopened[own.unopened]) };
  });
  return [...named, ...stored];
}

/** The newest month of what a platform counts itself. */
function aggregateLines({ title, aggregates }: SourceView): readonly Line[] {
  const newest = aggregates?.months[0];
  return newest === undefined ? [] : [{ level: 'ok', text: en.aggregates.line(title, newest) }];
}

async function accountLines({ context }: Opened): Promise<readonly Line[]> {
  const { unmatched, match } = await readAccounts(context);
  const idle = en.accounts.idle(await examineAliases(context));
  return [
    ...(unmatched === null
      ? []
      : [{ level: 'ok' as const, text: en.accounts.doctor(unmatched.reasons, match) }]),
    ...idle.map((text) => ({ level: 'look' as const, text })),
  ];
}

async function tokensLine(opened: Opened): Promise<Line> {
  const tokens = await listTokens(tokenWorld(opened));
  const live = tokens.filter(({ state }) => state === 'live').length;
  const closed = tokens.length > 0 && live === 0;
  return { level: closed ? 'look' : 'ok', text: en.access.doctor(live, tokens.length) };
}

/** Without the marks of what is set in bold on the page. */
function plain(text: string): string {
  return text.replaceAll('**', '');
}

/** Silence and gaps of files stand among the findings already. */
function toldAlready(item: ToFix): boolean {
  return (
    item.about === 'nothing-configured' ||
    item.about === 'silent' ||
    item.about === 'overdue' ||
    (item.about === 'waiting' && item.way !== 'pulled')
  );
}

function userOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url).username) || 'takeup';
  } catch {
    return 'takeup';
  }
}
