import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseUnavailable } from './errors.js';
import { binariesFor, binariesVersion } from './embedded-binaries.js';
import { createCluster } from './embedded-create.js';
import { checkMajor, locateCluster } from './embedded-location.js';
import type { Cluster } from './embedded-location.js';
import { depart, reach } from './embedded-presence.js';
import type { Presence, Target } from './embedded-presence.js';
import { readPasswords } from './embedded-secret.js';
import type { Passwords } from './embedded-secret.js';

/** Which embedded server, and whether it may be made. */
export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly create: boolean;
  /** The user id to run PostgreSQL as when this process is root; `nobody` when not given. */
  readonly serverUid?: number;
}

/** A running embedded server that this process is using. */
export interface EmbeddedServer {
  readonly passwords: Passwords;
  readonly notes: readonly string[];
  /** The folder of the socket. It changes when another process with another TMPDIR restarts the server. */
  socketFolder(): string;
  /** Says that this process no longer needs the server; the last one stops it. */
  leave(): Promise<void>;
}

function noDatabase(cluster: Cluster): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'NO_DATABASE',
    `There is no database yet (looked in ${cluster.folder}).`,
    'Start with `takeup serve` or import something first; or set TAKEUP_DATA_DIR or DATABASE_URL to where the database is.',
  );
}

async function prepare(options: EmbeddedOptions): Promise<Target> {
  const { dataDir, create, serverUid } = options;
  const found = locateCluster(dataDir, serverUid);
  if (!found.exists && !create) throw noDatabase(found);
  checkMajor(found, binariesVersion().split('.')[0] ?? '');
  const binaries = binariesFor(found.user);
  if (!found.exists) await createCluster(found, binaries);
  const cluster = found.exists ? found : locateCluster(dataDir, serverUid);
  return { cluster, binaries, passwords: readPasswords(cluster.passwordFile) };
}

/** Holds the presence, and takes it up again when the server went away under it. */
class Attachment implements EmbeddedServer {
  readonly passwords: Passwords;
  readonly notes: readonly string[];
  private leaving = false;
  private healing: Promise<void> | undefined;

  constructor(
    private readonly target: Target,
    private presence: Presence,
  ) {
    this.passwords = target.passwords;
    this.notes = target.cluster.notes;
    this.watch();
  }

  socketFolder(): string {
    return this.presence.postmaster.socketFolder;
  }

  async leave(): Promise<void> {
    if (this.leaving) return;
    this.leaving = true;
    await this.healing;
    await depart(this.presence, this.target.cluster.data);
  }

  private watch(): void {
    this.presence.client.once('end', () => {
      if (!this.leaving) this.healing = this.heal();
    });
  }

  /** Without a presence another process could stop the server under this one, so it never gives up. */
  private async heal(): Promise<void> {
    while (!this.leaving) {
      try {
        this.presence = await reach(this.target, () => this.leaving);
        return this.watch();
      } catch {
        await pause(1000);
      }
    }
  }
}

/** Attaches to the server of a data directory, starting it (and, if allowed, making it) where needed. */
export async function openEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const target = await prepare(options);
  return new Attachment(target, await reach(target));
}
