import { chromium } from 'playwright-core';

/** A page as a browser shows it: all of its document, drawings in it, and the text a reader sees. */
export interface Rendered {
  readonly address: string;
  readonly text: string;
}

const PATIENCE_MS = 60_000;

/** Opens pages one after the other in Chromium with one token. @param executablePath see tools/test-browser.mjs */
export async function renderedPages(
  executablePath: string,
  { url, token }: { readonly url: string; readonly token: string },
  addresses: readonly string[],
): Promise<readonly Rendered[]> {
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ extraHTTPHeaders: { authorization: `Bearer ${token}` } });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const pages: Rendered[] = [];
    for (const address of addresses) {
      await page.goto(`${url}${address}`);
      await page.waitForLoadState('networkidle');
      await page.locator('h1').first().waitFor();
      // A busy machine asks so late that the network is idle before the figures are asked for.
      await page.locator(':is(.loading, [aria-busy="true"])').first().waitFor({ state: 'detached' });
      const text = `${await page.content()}\n${await page.locator('body').innerText()}`;
      pages.push({ address, text });
    }
    return pages;
  } finally {
    await browser.close();
  }
}
