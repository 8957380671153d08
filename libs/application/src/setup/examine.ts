import type { Day, SourceWay, StreamCoverage } from '@takeup/domain';
import { addDays, eachDay, lastOfMonth, monthOf } from '@takeup/domain';
import {
  connections,
  countPreviews,
  outcomeSeries,
  inTransaction,
  publishedPeriods,
  streams,
} from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import { toldAggregates, toldDirectory } from '../gate/index.js';
import { knownCoverage } from '../refresh/derive-coverage.js';
import type { PolicyFinding } from './examine-policy.js';
import { examinePolicy } from './examine-policy.js';
import { wayOf } from '../sources/way-of.js';
import { readSetup } from './read-setup.js';

/** One thing looked at: how it stands, and what to do where it is not well. Words are the catalogue's. */
export type Finding =
  | { readonly about: 'stage'; readonly level: 'ok' | 'look'; readonly stage: string }
  | {
      readonly about: 'roster';
      readonly level: 'ok' | 'look';
      /** Rounded to 10; null: fewer than 20. */
      readonly people: number | null;
      readonly asOf: Day | null;
      readonly old: boolean;
    }
  | {
      readonly about: 'connection';
      readonly level: 'ok' | 'look';
      readonly key: string;
      readonly way: SourceWay;
      /** When the newest delivery was taken; null for what is not delivered. */
      readonly deliveredAt: Date | null;
      /** Of the days that were read; null: none was. */
      readonly first: Day | null;
      readonly last: Day | null;
      /** Days between them that wait to be read. */
      readonly unread: number;
      readonly missing: readonly Day[];
      readonly days: number;
    }
  | {
      readonly about: 'silent-connection';
      readonly level: 'look';
      readonly key: string;
      readonly way: SourceWay;
    }
  | { readonly about: 'reads'; readonly level: 'look' }
  | { readonly about: 'it-departments'; readonly level: 'look' }
  | PolicyFinding
  | { readonly about: 'rule-previews'; readonly level: 'ok'; readonly rules: number; readonly from: Day }
  | { readonly about: 'restatements'; readonly level: 'look'; readonly periods: number };

/** A connection that has not been fed for this long is worth a look. */
const QUIET_DAYS = 10;

/** So far back it is told how many rules were asked about. */
const PREVIEW_DAYS = 30;

/** Looks at what a database holds. Days and names, and of people no more than their rounded number. */
export async function examine(context: Context): Promise<readonly Finding[]> {
  const { stage } = await readSetup(context);
  const now = today(context);
  return inTransaction(context.pools, async (session) => {
    const findings: Finding[] = [{ about: 'stage', level: stage === 'PUBLISHED' ? 'ok' : 'look', stage }];
    const roster = await toldDirectory(session);
    if (roster) {
      const old = lastOfMonth(monthOf(roster.asOf ?? roster.importedOn)) < now;
      findings.push({
        about: 'roster',
        level: old ? 'look' : 'ok',
        people: roster.people,
        asOf: roster.asOf,
        old,
      });
    }
    const known = await knownCoverage(session);
    const stored = new Map((await connections(session)).map((row) => [row.key, row]));
    const wayTo = (key: string) => wayOf(stored.get(key));
    for (const coverage of known) {
      const { connection: key, last, holes } = coverage;
      const missing = [...holes].filter(([, state]) => state === 'missing').map(([day]) => day);
      const days = Math.round((Date.parse(now) - Date.parse(last)) / 86_400_000);
      const read = readOf(coverage);
      const level = missing.length > 0 || days > QUIET_DAYS || read.first === null ? 'look' : 'ok';
      const way = wayTo(key);
      const deliveredAt = stored.get(key)?.deliveredAt ?? null;
      findings.push({ about: 'connection', level, key, way, deliveredAt, ...read, missing, days });
    }
    const telling = new Set([
      ...[...known, ...(await outcomeSeries(session))].map(({ connection }) => connection),
      ...(await toldAggregates(session)).keys(),
    ]);
    for (const { key } of context.config.connections) {
      if (!telling.has(key))
        findings.push({ about: 'silent-connection', level: 'look', key, way: wayTo(key) });
    }
    const kinds = (await streams(session)).flatMap((stream) => stream.kinds);
    if (known.length > 0 && !kinds.some((kind) => kind <= 2))
      findings.push({ about: 'reads', level: 'look' });
    if (context.config.itDepartments.length === 0) findings.push({ about: 'it-departments', level: 'look' });
    findings.push(...(await examinePolicy(session, context)));
    const from = addDays(now, -PREVIEW_DAYS);
    const rules = await countPreviews(session, from);
    if (rules > 0) findings.push({ about: 'rule-previews', level: 'ok', rules, from });
    const pending = (await publishedPeriods(session)).filter(
      ({ restatementPending }) => restatementPending,
    ).length;
    if (pending > 0) findings.push({ about: 'restatements', level: 'look', periods: pending });
    return findings;
  });
}

/** Days that wait, or were never had, are no part of what was read, although they are asked for. */
function readOf({ first, last, holes }: StreamCoverage) {
  const isRead = (day: Day) => !['pending', 'missing', 'given-up'].includes(holes.get(day) ?? '');
  const read = [...eachDay(first, last)].filter(isRead);
  const [from, to] = [read[0] ?? null, read.at(-1) ?? null];
  const between = from === null || to === null ? [] : [...eachDay(from, to)];
  return { first: from, last: to, unread: between.filter((day) => holes.get(day) === 'pending').length };
}
