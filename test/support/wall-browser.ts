import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import { chromiumHere, openChromium } from './chromium.ts';

const EXECUTABLE = chromiumHere();
/** Where much else goes on, a browser takes its time to begin. */
const PATIENCE_MS = 120_000;

let browser: Browser | null = null;

/** What is tried in a browser; left out where this machine has none. */
export function inABrowser(tries: () => void): void {
  describe.skipIf(EXECUTABLE === null)('in a browser', { timeout: PATIENCE_MS }, () => {
    beforeAll(async () => {
      browser = await openChromium(EXECUTABLE ?? '');
    }, PATIENCE_MS);
    afterAll(() => browser?.close());
    tries();
  });
}

export interface Seen {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What it complained of, and what text of people has brought it to say. */
  readonly complaints: readonly string[];
}

type Look = NonNullable<Parameters<Browser['newContext']>[0]>;

/** A browser of its own: with nobody else's tabs. */
export async function browserWith(look: Look = {}): Promise<BrowserContext> {
  if (browser === null) throw new Error('no browser was opened: inABrowser does');
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...look });
  onTestFinished(() => context.close());
  return context;
}

/** The wall in one tab of it. */
export async function tabOf(context: BrowserContext, root: string): Promise<Seen> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => void complaints.push(message.text()));
  page.on('pageerror', (thrown) => void complaints.push(String(thrown)));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(`${root}/`);
  return { page, context, complaints };
}

export async function wallSeen(root: string, look: Look = {}): Promise<Seen> {
  return tabOf(await browserWith(look), root);
}
