import type {
  Connectable,
  Connector,
  DirectoryConnector,
  OutcomeConnector,
  Receiver,
} from '@takeup/connectors/kit';
import { entra } from './entra/index.js';
import { outcomeHttp } from './outcome-http/index.js';
import { outcomeSql } from './outcome-sql/index.js';
import * as platforms from './platforms.js';
import { scim } from './scim/index.js';
import { webhook } from './webhook/index.js';

const all: readonly Connector[] = Object.values(platforms);

/** Every platform that Takeup can read, by id. */
export const connectors: ReadonlyMap<string, Connector> = new Map(
  all.map((connector) => [connector.id, connector]),
);

const receiving: readonly Receiver[] = [webhook];

/** Everything that may send by itself, by id. */
export const receivers: ReadonlyMap<string, Receiver> = new Map(
  receiving.map((receiver) => [receiver.id, receiver]),
);

const directoryConnectors: readonly DirectoryConnector[] = [scim, entra];

/** Every directory that Takeup can read, by id. */
export const directories: ReadonlyMap<string, DirectoryConnector> = new Map(
  directoryConnectors.map((connector) => [connector.id, connector]),
);

const outcomes: readonly OutcomeConnector[] = [outcomeHttp, outcomeSql];

/** Everything that values of a KPI can be asked of, by id. */
export const outcomeConnectors: ReadonlyMap<string, OutcomeConnector> = new Map(
  outcomes.map((connector) => [connector.id, connector]),
);

const connectable: readonly Connectable[] = [
  ...all.map((connector) => ({ kind: 'platform' as const, connector })),
  ...receiving.map((connector) => ({ kind: 'receiver' as const, connector })),
  ...directoryConnectors.map((connector) => ({ kind: 'directory' as const, connector })),
  ...outcomes.map((connector) => ({ kind: 'outcome' as const, connector })),
];

/** Everything that can be connected from the product, by id. */
export const connectables: ReadonlyMap<string, Connectable> = new Map(
  connectable.map((own) => [own.connector.id, own]),
);
