import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** For what hangs, never for what is slow. */
const STEP_MS = 60_000;
const STORY_MS = 120_000;
const DESK = { width: 1440, height: 900 };

export interface Scene {
  readonly page: Page;
  /** What went wrong unseen: errors on the console, refused by the content policy, failed or refused requests. */
  readonly faults: readonly string[];
}

interface StoryOptions {
  readonly context?: BrowserContextOptions;
  /** Faults that belong to the story. */
  readonly expected?: RegExp;
  readonly timeout?: number;
}

let browser: Browser | undefined;

/** Call once in a spec: one browser for its stories, closed whatever happens. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROME_PATH'] || '/usr/bin/chromium',
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-gpu', '--disable-background-networking'],
      timeout: 30_000,
    });
  }, STORY_MS);
  afterAll(async () => {
    await browser?.close();
    browser = undefined;
  }, STORY_MS);
}

/** A test with a page of its own. It ends with no fault unseen; where it fails, a picture lies in the temporary folder. */
export function story(
  name: string,
  tell: (scene: Scene) => Promise<void>,
  { context = {}, expected, timeout = STORY_MS }: StoryOptions = {},
): void {
  it(
    name,
    async () => {
      if (browser === undefined) throw new Error('there is no browser');
      const own = await browser.newContext({ viewport: DESK, colorScheme: 'light', ...context });
      try {
        own.setDefaultTimeout(STEP_MS);
        const page = await own.newPage();
        const faults = faultsOf(page);
        try {
          await tell({ page, faults });
          expect(faults.filter((fault) => expected?.test(fault) !== true)).toEqual([]);
        } catch (error) {
          await picture(page, name);
          throw error;
        }
      } finally {
        await own.close();
      }
    },
    timeout,
  );
}

function faultsOf(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    faults.push(`console: ${message.text()} ${new URL(message.location().url || page.url()).pathname}`);
  });
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left gives up what it was still asking for.
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED') faults.push(`failed: ${new URL(request.url()).pathname} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400)
      faults.push(`status ${response.status()}: ${new URL(response.url()).pathname}`);
  });
  return faults;
}

async function picture(page: Page, name: string): Promise<void> {
  const file = path.join(os.tmpdir(), `takeup-e2e-${name.replace(/[^a-z0-9]+/gi, '-')}.png`);
  try {
    await page.screenshot({ path: file, fullPage: true });
    console.log(`picture of the failure: ${file}`);
  } catch {
    // The page is gone; the failure itself says more.
  }
}

/** The figures have come: the table is there and waits for nothing. */
export async function figuresOn(page: Page): Promise<void> {
  await page.locator('table.matrix[aria-busy="false"]').waitFor();
}
