import { directoryNow } from './directory.js';
import { bankDay, bankFiles, FILES_PREFIX } from './files.js';
import { northwindContent, smallContent, type NorthwindPlatform, type SmallSize } from './content/index.js';
import type { FaultMode, PlatformServer } from './http/index.js';
import { northwind } from './northwind.js';
import { platformOf, type PlatformId } from './platforms.js';
import { SCIM_BASE, scimAnswers } from './scim/index.js';

export interface ServeOptions {
  /** Mattermost unless said. */
  readonly platform?: PlatformId;
  /** Real instant, ms since 1970, at which the bank's clock started. */
  readonly startedAt: number;
  readonly token: string;
  /** Any free one unless said. */
  readonly port?: number;
  readonly faults?: FaultMode;
}

export interface ServedNorthwind {
  /** Of the platform, without the prefix of its API. */
  readonly url: string;
  /** `/roster/DAY.csv`, `/signins?from=DAY&to=DAY` and `/outcomes/SERIES?to=DAY` lie beneath it. */
  readonly filesUrl: string;
  /** Of the bank's directory by SCIM 2.0, which takes the same token; `/Users` follows it. */
  readonly scimUrl: string;
  close(): Promise<void>;
}

interface SmallOptions {
  readonly small: SmallSize;
  /** Ms since 1970; this machine's clock unless said. */
  readonly at?: number;
  /** The most that a page holds, where the platform has pages. */
  readonly page?: number;
}

/** A small company's platform over HTTP, by this machine's clock or one that stands still. */
export function serveSmall({
  small,
  at,
  page,
  token,
  port = 0,
  faults,
  platform = 'mattermost',
}: Omit<ServeOptions, 'startedAt'> & SmallOptions): Promise<PlatformServer> {
  return platformOf(platform, {
    content: smallContent(small),
    clock: () => at ?? Date.now(),
    ...(page === undefined ? {} : { page }),
    token,
    port,
    ...(faults ? { faults } : {}),
  });
}

/** Lets whoever waits for an answer have it between two months. */
const PAUSE_MS = 20;

/** Northwind's platform and files over HTTP, by the bank's clock: what has not happened yet is in neither. */
export async function serveNorthwind(options: ServeOptions): Promise<ServedNorthwind> {
  const { startedAt, token, port = 0, faults, platform = 'mattermost' } = options;
  const company = northwind();
  const content = northwindContent();
  const clock = () => Date.parse(company.clockStart) + Date.now() - startedAt;
  const files = bankFiles(company, clock);
  const people = directoryNow(company, () => bankDay(company, clock()));
  const directory = scimAnswers({ people, token, mostPerPage: 1_000 });
  const server = await platformOf(platform, {
    content,
    clock,
    token,
    port,
    ...(faults ? { faults } : {}),
    outages: [company.planted.platform.outage],
    beside: (request, response) => files(request, response) || directory(request, response),
  });
  const stop = prepare(content, clock());
  return {
    url: server.url,
    filesUrl: `${server.url}${FILES_PREFIX.slice(0, -1)}`,
    scimUrl: `${server.url}${SCIM_BASE}`,
    close: () => {
      stop();
      return server.close();
    },
  };
}

function prepare(content: NorthwindPlatform, now: number): () => void {
  const months = content.prepare(now)[Symbol.iterator]();
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    if (months.next().done !== true) timer = setTimeout(next, PAUSE_MS);
  };
  timer = setTimeout(next, PAUSE_MS);
  return () => clearTimeout(timer);
}
