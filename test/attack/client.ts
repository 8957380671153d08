import type { Introspection } from '../fault/schema-questions.js';
import { INTROSPECTION, Questions } from '../fault/schema-questions.js';

/** One request and all that came of it. */
export interface Said {
  readonly asked: string;
  readonly status: number;
  readonly text: string;
}

/** So many questions go in one request. */
const BATCH = 12;

/** Whoever holds one token, and nothing else. Keeps every answer as it came. */
export class Client {
  readonly said: Said[] = [];

  constructor(
    readonly url: string,
    readonly token: string,
    private readonly questions: Questions,
  ) {}

  static async of(url: string, token: string): Promise<Client> {
    const { text } = await request(url, token, INTROSPECTION);
    return new Client(url, token, new Questions((JSON.parse(text) as { data: Introspection }).data));
  }

  get names(): readonly string[] {
    return this.questions.names;
  }

  /** Answers in the order of the questions, each with all fields there are; undefined for an error. */
  async ask<T>(asked: readonly string[]): Promise<(T | undefined)[]> {
    const found: (T | undefined)[] = [];
    for (let at = 0; at < asked.length; at += BATCH) {
      const part = asked.slice(at, at + BATCH);
      const { status, text } = await request(this.url, this.token, this.questions.together(part));
      this.said.push({ asked: part.join('\n'), status, text });
      const { data } = JSON.parse(text) as { data?: Record<string, unknown> | null };
      found.push(...part.map((_, n) => plain(data?.[`q${n}`]) as T | undefined));
    }
    return found;
  }

  async get(address: string): Promise<{ readonly status: number; readonly bytes: Buffer }> {
    const answer = await fetchAgain(`${this.url}${address}`, { headers: headers(this.token) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    this.said.push({ asked: `GET ${address}`, status: answer.status, text: bytes.toString('utf8') });
    return { status: answer.status, bytes };
  }
}

const headers = (token: string) => ({ authorization: `Bearer ${token}` });

async function request(url: string, token: string, query: string) {
  const answer = await fetchAgain(`${url}/graphql`, {
    method: 'POST',
    headers: { ...headers(token), 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return { status: answer.status, text: await answer.text() };
}

/** While solvers reckon nothing is sent: a server hangs up then, which is seen only when the next question is on its way. */
async function fetchAgain(address: string, asking: RequestInit): Promise<Response> {
  try {
    return await fetch(address, asking);
  } catch (error) {
    const { cause } = error as { cause?: { code?: unknown } };
    if (cause?.code !== 'UND_ERR_SOCKET') throw error;
    return fetch(address, asking);
  }
}

/** Names without the type that stands before them, and null for what is not there. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, own]) => [
      name.startsWith('__') ? name : name.slice(name.indexOf('_') + 1),
      plain(own),
    ]),
  );
}
