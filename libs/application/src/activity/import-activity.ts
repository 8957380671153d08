import { topicMatcher } from '@takeup/connectors/kit';
import type { Act, Day, Reject } from '@takeup/domain';
import { invalid, isDay, refused } from '@takeup/domain';
import type { IncomingAct, LoadedActs } from '@takeup/storage';
import { claimConnection, inTransaction, loadActs, recordImport } from '@takeup/storage';
import { topicsInForce } from '../charter/topics-in-force.js';
import type { ImportContext } from '../context.js';
import { today } from '../context.js';
import type { ActivityLine } from '../files/index.js';
import { EARLIEST, readActivity, readText } from '../files/index.js';
import type { Outcome } from '../outcome.js';
import { EVERYTHING } from '../refresh/scopes.js';
import { Refused, outcomeOf } from '../outcome.js';
import { incomingAct } from './incoming-act.js';

export interface ImportActivity {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly connection: string;
  /** These days of the connection are replaced by the file. */
  readonly covers?: { readonly from: Day; readonly to: Day };
  readonly delimiter?: string;
  /** Called about every ten thousand lines. */
  readonly onProgress?: (lines: number) => void;
}

export interface ActivityReport extends Pick<LoadedActs, 'accounts' | 'matched' | 'firstDay' | 'lastDay'> {
  readonly kind: 'activity';
  readonly connection: string;
  readonly lines: number;
  readonly acts: number;
  readonly repeated: number;
  readonly quarantined: number;
  /** The first of the lines left out. */
  readonly rejects: readonly Reject[];
}

/** Over this share of bad lines a file is the wrong file. */
const LARGEST_BAD_SHARE = 0.05;
const KEPT_REJECTS = 1_000;
const REPORT_EVERY = 10_000;
const KEY = /^[a-z][a-z0-9-]{0,39}$/;

export function importActivity(
  context: ImportContext,
  request: ImportActivity,
): Promise<Outcome<ActivityReport>> {
  return outcomeOf(async () => {
    const { connection, covers = null } = request;
    if (!KEY.test(connection) || connection === EVERYTHING)
      throw new Refused(invalid('connection-key-invalid', { key: connection }));
    checkCovers(covers, today(context));
    const text = readText(request.bytes);
    const reader = new ActivityReader(context, request, text.text);
    return inTransaction(context.pools, async (session) => {
      const title = context.config.connections.find(({ key }) => key === connection)?.title ?? null;
      const { id, delivered } = await claimConnection(session, connection, title);
      // What is delivered counts a covered day as whole from then on, so it must be over.
      if (delivered && covers && covers.to >= today(context))
        throw new Refused(invalid('covers-future', { to: covers.to, today: today(context) }));
      const loaded = await loadActs(
        session,
        { connectionId: id, keyId: context.identity.id, covers, readOn: today(context) },
        reader.acts(topicMatcher(await topicsInForce(session))),
      );
      refuseBadFile(reader, covers !== null);
      await recordImport(session, {
        kind: 'activity',
        connectionId: id,
        importedAt: new Date(context.clock.now()),
        fileSha256: text.digest(),
        lines: reader.lines,
        accepted: loaded.added,
        rejects: reader.rejects,
        quarantined: reader.quarantined,
      });
      const { added: acts, ...rest } = loaded;
      const { lines, quarantined, rejects } = reader;
      return {
        kind: 'activity',
        connection,
        ...rest,
        acts,
        lines,
        quarantined,
        rejects: rejects.slice(0, 20),
      };
    });
  });
}

function checkCovers(covers: ImportActivity['covers'] | null, now: Day): void {
  if (!covers) return;
  const { from, to } = covers;
  if (!isDay(from) || !isDay(to) || from > to || from < EARLIEST)
    throw new Refused(invalid('covers-invalid', { from, to }));
  if (to > now) throw new Refused(invalid('covers-future', { to, today: now }));
}

/** A file without lines is a true zero only where it says which days it covers. */
function refuseBadFile({ lines, quarantined, rejects }: ActivityReader, covered: boolean): void {
  if (lines === 0 && covered) return;
  if (lines === 0) throw new Refused(invalid('file-no-lines', { file: 'activity' }));
  if (quarantined / lines > LARGEST_BAD_SHARE) {
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
}

/** Reads a file once and counts as it goes; memory does not grow with the file. */
class ActivityReader {
  lines = 0;
  quarantined = 0;
  readonly rejects: Reject[] = [];

  constructor(
    private readonly context: ImportContext,
    private readonly request: ImportActivity,
    private readonly text: AsyncIterable<string>,
  ) {}

  async *acts(topicsOf: (text: string) => readonly string[]): AsyncIterable<readonly IncomingAct[]> {
    const { config, clock } = this.context;
    const { covers = null, delimiter, onProgress } = this.request;
    const rules = {
      zone: config.zone,
      now: clock.now(),
      covers,
      ...(delimiter === undefined ? {} : { delimiter }),
    };
    for await (const batch of readActivity(this.text, rules)) {
      const before = this.lines;
      yield batch.flatMap((item) => {
        const act = this.#take(item);
        return act === undefined ? [] : [incomingAct(this.context.identity, act, topicsOf)];
      });
      if (Math.floor(before / REPORT_EVERY) < Math.floor(this.lines / REPORT_EVERY)) onProgress?.(this.lines);
    }
  }

  #take(item: ActivityLine): Act | undefined {
    this.lines += 1;
    if ('act' in item) return item.act;
    this.quarantined += 1;
    if (this.rejects.length < KEPT_REJECTS && this.rejects.at(-1)?.line !== item.line)
      this.rejects.push({ line: item.line, reason: item.reject });
    return undefined;
  }
}
