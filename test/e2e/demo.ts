import { setTimeout as pause } from 'node:timers/promises';

/** From its start, while everything else is tested beside it. */
const FILL_MS = 1_200_000;

/** The address of the demo that all stories share. */
export function demoUrl(): string {
  const url = process.env['TAKEUP_E2E_DEMO'];
  if (url === undefined) throw new Error('the demo was not started');
  return url;
}

interface Answer<T> {
  readonly data?: T;
  readonly errors?: readonly { readonly message: string }[];
}

/** Asks as a page would. @throws Error for errors in the answer */
export async function ask<T>(query: string): Promise<T> {
  const response = await fetch(`${demoUrl()}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(20_000),
  });
  const { data, errors } = (await response.json()) as Answer<T>;
  if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

interface Filling {
  readonly organisation: { readonly setup: { readonly stage: string; readonly progress: object | null } };
  readonly windows: { readonly states: readonly string[] };
  readonly quarters: { readonly states: readonly string[] };
}

const FILLING = `{
  organisation { setup { stage progress { done } } }
  windows: periods(kind: DAYS_28) { states }
  quarters: periods(kind: QUARTER) { states }
}`;

async function isFull(): Promise<boolean> {
  const { organisation, windows, quarters } = await ask<Filling>(FILLING);
  const { stage, progress } = organisation.setup;
  const states = [...windows.states, ...quarters.states];
  return stage === 'PUBLISHED' && progress === null && states.every((state) => state === 'PUBLISHED');
}

/** Call once in a spec: its stories begin when the demo has published everything. */
export function withFullDemo(): void {
  beforeAll(async () => {
    // Counted from its start, so that a demo that never fills itself is waited for once and not by every spec.
    const since = Number(process.env['TAKEUP_E2E_SINCE'] ?? Date.now());
    // While it makes its files the demo does not always answer.
    while (!(await isFull().catch(() => false))) {
      if (Date.now() - since > FILL_MS) throw new Error('the demo does not fill itself');
      await pause(1000);
    }
  }, FILL_MS + 10_000);
}
