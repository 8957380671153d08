import type { Reject, RejectReason } from '@takeup/domain';
import { invalid, refused } from '@takeup/domain';
import type {
  HeldRun,
  IncomingObservation,
  LoadedObservations,
  Session,
  StagedObservations,
} from '@takeup/storage';
import {
  claimConnection,
  claimSeries,
  guardRun,
  inTransaction,
  loadStagedObservations,
  noteSeriesFile,
  outcomeSeries,
  recordImport,
  stageObservations,
} from '@takeup/storage';
import type { Context } from '../context.js';
import { today } from '../context.js';
import type { OutcomeFile } from '../files/index.js';
import { keyOfText, outcomeFileOf, readOutcome, readText } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import { Refused, outcomeOf } from '../outcome.js';
import type { AskedSeries, GoalOfSeries, SeriesName } from './name-series.js';
import { goalsOf, nameSeries, seriesText } from './name-series.js';

/** A file, or rows by its columns. */
export type OutcomeContent =
  | { readonly bytes: AsyncIterable<Uint8Array>; readonly delimiter?: string }
  | { readonly rows: readonly Readonly<Record<string, string>>[] };

export type ImportOutcome = OutcomeContent & OutcomeWanted;

interface OutcomeWanted extends AskedSeries {
  /** Nothing is done where the file is the one the series came from last. */
  readonly onlyIfChanged?: boolean;
  /** The slot in whose name it is done. */
  readonly held?: HeldRun;
}

export interface OutcomeReport extends Omit<LoadedObservations, 'whole'> {
  readonly kind: 'outcome';
  /** `connection/key` */
  readonly series: string;
  /** The goals that charters measure by it; none: nobody declared it yet. */
  readonly goals: readonly GoalOfSeries[];
  readonly lines: number;
  /** Values of the organisation as a whole; only these are shown. */
  readonly whole: number;
  /** Values of a department or a persona. */
  readonly segmented: number;
  readonly quarantined: number;
  /** The first of the lines left out. */
  readonly rejects: readonly Reject[];
  readonly droppedColumns: readonly string[];
  /** The file is the one that came last. */
  readonly unchanged: boolean;
}

/** Over this share of bad lines a file is the wrong file. */
const LARGEST_BAD_SHARE = 0.05;
const KEPT_REJECTS = 1_000;
const TOLD_REJECTS = 20;

/** Brings a KPI file in. The same period of the same group is replaced; what the file does not name stays. */
export function importOutcome(context: Context, request: ImportOutcome): Promise<Outcome<OutcomeReport>> {
  return outcomeOf(async () => {
    return inTransaction(context.pools, async (session) => {
      const name = await nameSeries(session, request);
      const { file, digest } = await read(context, request);
      const { reader, staged, goals } = await judged(session, name, file, 'rows' in request);
      const said = {
        kind: 'outcome',
        series: seriesText(name),
        goals,
        lines: reader.lines,
        quarantined: reader.quarantined,
        rejects: reader.rejects.slice(0, TOLD_REJECTS),
        droppedColumns: file.dropped,
      } as const;
      const known = (await outcomeSeries(session)).find(
        ({ connection, key }) => connection === name.connection && key === name.key,
      );
      const fileSha256 = digest();
      const unchanged = known?.fileSha256 === fileSha256;
      if (unchanged && request.onlyIfChanged === true) return { ...said, ...NOTHING, unchanged };
      // An older file, read before a pause, must not come after a newer one.
      if (request.held) await guardRun(session, request.held);
      const importedAt = new Date(context.clock.now());
      const loaded = await load(session, context, { name, reader, fileSha256, importedAt });
      return { ...said, ...loaded, segmented: staged.count - loaded.whole, unchanged };
    });
  });
}

/** What values say before any of them is taken in. */
export interface CheckedOutcome {
  readonly series: string;
  readonly observations: number;
  /** Of a department or a persona: these are kept and not shown. */
  readonly segmented: number;
  /** The newest day that is spoken of. */
  readonly newest: string | null;
  /** How many goals are measured by the series; none: nobody declared one yet. */
  readonly goals: number;
}

/** Judges values as they would be when they are taken in, and takes none. @throws Refused for what would be refused then */
export function checkOutcome(
  context: Pick<Context, 'pools' | 'clock' | 'config'>,
  series: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<CheckedOutcome> {
  return inTransaction(context.pools, async (session) => {
    const name = await nameSeries(session, { series });
    const { file } = await read(context, { rows });
    const { reader, staged, goals } = await judged(session, name, file, true);
    return {
      series,
      observations: staged.count,
      segmented: reader.segmented,
      newest: reader.newest,
      goals: goals.length,
    };
  });
}

interface Judged {
  readonly reader: OutcomeReader;
  readonly staged: StagedObservations;
  readonly goals: readonly GoalOfSeries[];
}

/** @param isWhole nothing is to be left out @throws Refused */
async function judged(
  session: Session,
  name: SeriesName,
  file: OutcomeFile,
  isWhole: boolean,
): Promise<Judged> {
  const reader = new OutcomeReader(file);
  const staged = await stageObservations(session, reader.observations());
  if (isWhole) refuseBadValue(reader);
  refuseBadFile(reader, isWhole ? 'answer' : 'outcome');
  refuseRepeated(staged);
  const goals = await goalsOf(session, name);
  refuseFractions(staged, goals);
  return { reader, staged, goals };
}

interface Read {
  readonly file: OutcomeFile;
  /** SHA-256 of all of it in hexadecimal, once it was read. */
  readonly digest: () => string;
}

async function read(context: Pick<Context, 'clock' | 'config'>, content: OutcomeContent): Promise<Read> {
  const rules = { zone: context.config.zone, today: today(context) };
  if ('rows' in content) {
    const { rows } = content;
    return { file: outcomeFileOf(rows, rules), digest: () => keyOfText(JSON.stringify(rows)) };
  }
  const { bytes, delimiter } = content;
  const { text, digest } = readText(bytes);
  return {
    file: await readOutcome(text, { ...rules, ...(delimiter === undefined ? {} : { delimiter }) }),
    digest,
  };
}

const NOTHING = { added: 0, changed: 0, whole: 0, segmented: 0, firstDay: null, lastDay: null };

interface Load {
  readonly name: { readonly connection: string; readonly key: string };
  readonly reader: OutcomeReader;
  readonly fileSha256: string;
  readonly importedAt: Date;
}

async function load(
  session: Session,
  { config }: Context,
  { name, reader, fileSha256, importedAt }: Load,
): Promise<LoadedObservations> {
  const { connection, key } = name;
  const title = config.connections.find((own) => own.key === connection)?.title ?? null;
  const { id: connectionId } = await claimConnection(session, connection, title);
  const seriesId = await claimSeries(session, { connectionId, key, importedAt });
  const loaded = await loadStagedObservations(session, seriesId);
  await noteSeriesFile(session, seriesId, { fileSha256, importedAt });
  await recordImport(session, {
    kind: 'outcome',
    connectionId,
    importedAt,
    fileSha256,
    lines: reader.lines,
    accepted: loaded.added + loaded.changed,
    rejects: reader.rejects,
    quarantined: reader.quarantined,
  });
  return loaded;
}

/** Of values that are typed none is left out in silence: the first that cannot be read is told by its field. */
function refuseBadValue({ rejects: [first] }: OutcomeReader): void {
  if (first === undefined) return;
  throw new Refused(
    refused('outcome-value', { field: FIELDS[first.reason] ?? 'value', reason: first.reason }),
  );
}

/** As columns of an outcome file are called. */
export type ValueField = 'at' | 'value' | 'n';

const FIELDS: Partial<Record<RejectReason, ValueField>> = {
  'no-day': 'at',
  'bad-time': 'at',
  future: 'at',
  'too-old': 'at',
  'bad-cases': 'n',
};

/** @param file `answer`: it was asked for, and nobody has a file at hand */
function refuseBadFile({ lines, quarantined, rejects }: OutcomeReader, file: 'outcome' | 'answer'): void {
  if (lines === 0) throw new Refused(invalid('file-no-lines', { file }));
  if (quarantined / lines <= LARGEST_BAD_SHARE) return;
  const [first] = rejects;
  throw new Refused(
    refused('file-too-many-bad-lines', {
      bad: quarantined,
      lines,
      line: first?.line ?? 0,
      reason: first?.reason ?? '',
    }),
  );
}

/** Two values of one period and group: which of them holds, only the sender knows. */
function refuseRepeated({ repeated }: StagedObservations): void {
  if (repeated.length === 0) return;
  const lines = repeated.map((own) => own.join(' and ')).join('; ');
  throw new Refused(invalid('outcome-repeated', { periods: repeated.length, lines }));
}

/** 0.45 for 45 % would read as a collapse. */
function refuseFractions({ smallest, largest }: StagedObservations, goals: readonly GoalOfSeries[]): void {
  if (smallest === null || largest === null || smallest < 0 || largest > 1) return;
  const taken = goals.find(
    ({ unit, baseline, target }) => unit === '%' && (baseline ?? 0) > 1 && (target ?? 0) > 1,
  );
  if (taken === undefined) return;
  const { goal, baseline, target } = taken;
  throw new Refused(
    invalid('outcome-fraction', { goal, baseline: baseline ?? '', target: target ?? '', largest }),
  );
}

/** Reads a file once and counts as it goes; memory does not grow with the file. */
class OutcomeReader {
  lines = 0;
  quarantined = 0;
  segmented = 0;
  newest: string | null = null;
  readonly rejects: Reject[] = [];

  constructor(private readonly file: OutcomeFile) {}

  async *observations(): AsyncIterable<readonly IncomingObservation[]> {
    for await (const batch of this.file.lines) {
      const taken: IncomingObservation[] = [];
      for (const item of batch) {
        this.lines += 1;
        if (!('reject' in item)) {
          taken.push(item);
          if (item.department !== '' || item.persona !== '') this.segmented += 1;
          if (this.newest === null || item.at > this.newest) this.newest = item.at;
          continue;
        }
        this.quarantined += 1;
        if (this.rejects.length < KEPT_REJECTS && this.rejects.at(-1)?.line !== item.line)
          this.rejects.push({ line: item.line, reason: item.reject });
      }
      yield taken;
    }
  }
}
