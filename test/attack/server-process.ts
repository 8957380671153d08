import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ROOT } from '@takeup/testing';

/** Where one organisation lies, and what its server is told by its environment. */
export interface Asked {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Listening {
  readonly url: string;
  readonly tokens: Readonly<Record<string, string>>;
}

type Message = { readonly tokens?: Listening['tokens']; readonly failed?: string };

/** For what hangs: on a busy machine some organisations take a quarter of an hour. */
const PATIENCE_MS = 3_600_000;
/** Each server keeps its connections until its process goes, and the database has a hundred for all. */
const MOST_SERVED = 4;
/** Each organisation is a database, which takes some 10 MB until its process goes. */
const MOST_FILLED = 100;
const SERVER = path.join(ROOT, 'test/attack/organisation-server.mjs');
const TURN_OFF = pathToFileURL(path.join(ROOT, 'test/attack/turn-off.mjs')).href;

/** A process that serves organisations, one after the other was filled, and all of them until it ends. */
export class ServerProcess {
  readonly #child: ChildProcess;
  #said = '';
  #served = 0;
  #filled = 0;
  #isFilling = false;
  #messages: Message[] = [];

  /** @param turnedOff a protection to leave out, for a canary; see turn-off-hooks.mjs */
  constructor(readonly turnedOff: string) {
    this.#child = spawn(process.execPath, ['--import', TURN_OFF, SERVER], {
      env: {
        PATH: process.env['PATH'],
        TMPDIR: process.env['TMPDIR'],
        ATTACK_TURNED_OFF: turnedOff,
      },
      // The channel says when this process is gone: then the server goes too.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#said += String(chunk)));
    this.#child.on('message', (message: Message) => this.#messages.push(message));
  }

  get isFree(): boolean {
    return !this.#isFilling && !this.isFull && this.#isAlive;
  }

  /** Serves as many as it may; once they are done with, it can go. */
  get isFull(): boolean {
    return this.#served >= MOST_SERVED || this.#filled >= MOST_FILLED;
  }

  get #isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** All that was written to its output, from a place on. */
  log(from = 0): string {
    return this.#said.slice(from);
  }

  async serve(asked: Asked): Promise<Listening> {
    this.#served += 1;
    return this.#ask(asked, true, (tokens, said) => {
      const url = /listening (http:\S+)/.exec(said)?.[1];
      return url === undefined ? undefined : { url, tokens };
    });
  }

  /** Brings an organisation in and publishes its figures; nobody is answered. */
  async fill(asked: Asked): Promise<void> {
    await this.#ask(asked, false, (tokens) => tokens);
  }

  async #ask<T>(
    asked: Asked,
    isServed: boolean,
    found: (tokens: Listening['tokens'], said: string) => T | undefined,
  ): Promise<T> {
    this.#filled += 1;
    this.#isFilling = true;
    const start = this.#said.length;
    this.#messages = [];
    try {
      this.#child.send({ ...asked, isServed });
      for (const before = Date.now(); Date.now() - before < PATIENCE_MS; await pause(5)) {
        const tokens = this.#messages.find((message) => message.tokens)?.tokens;
        const answer = tokens && found(tokens, this.log(start));
        if (answer !== undefined) return answer;
        const failed = this.#messages.find((message) => message.failed)?.failed;
        if (failed !== undefined) throw new Error(`an organisation cannot be brought in: ${failed}`);
        if (!this.#isAlive) throw new Error(`the server ended: ${this.log(start)}`);
      }
      throw new Error(`the server does not answer: ${this.log(start)}`);
    } finally {
      this.#isFilling = false;
    }
  }

  async stop(): Promise<void> {
    if (!this.#isAlive) return;
    const gone = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGTERM');
    await gone;
  }
}
