/**
 * Makes the pictures of the README anew, from a shop that is made for them and a clock that stands still: the wall by day and by
 * night, and what a counter sees. Needs Chromium, util-linux's `script` and the packed program; they look as here with Roboto and
 * DejaVu Sans Mono (Debian: chromium, fonts-roboto-unhinted, fonts-dejavu-core).
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { atTime, BUSY_DAY, BUSY_NOW, BUSY_SHOP } from '../test/support/busy-day.ts';
import { chromiumHere, openChromium } from '../test/support/chromium.ts';
import { wordsOf } from '../test/support/workshop-words.ts';
import { terminalHtml } from './terminal-picture.ts';

const BAY = fileURLToPath(new URL('../bin/bay.js', import.meta.url));
const PICTURES = fileURLToPath(new URL('../docs/pictures', import.meta.url));
/** What is larger makes the page that shows it slow. */
const MOST_BYTES = 200_000;

/** As large as the README is wide. */
const SCREEN = { viewport: { width: 1280, height: 780 }, deviceScaleFactor: 0.9 } as const;

/** What is typed, each into a picture of its own. */
const SESSIONS = {
  'counter-day': { columns: 122, lines: ['bay today'] },
  'counter-book': {
    columns: 92,
    lines: [
      'bay book brakes wed 9:30 1301 wait ready by 11:30',
      'bay why wed 10 brakes --bay "Bay 1"',
      'bay health',
    ],
  },
};

const scratch = mkdtempSync(join(tmpdir(), 'bay-pictures-'));

function environmentAt(now: string): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return {
    PATH,
    HOME,
    BAY_HOME: scratch,
    BAY_NOW: now,
    BAY_ACTOR: 'ana',
    CALENDAR_TIMEZONE: 'America/New_York',
  };
}

function bay(now: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [BAY, ...words], {
    cwd: scratch,
    env: environmentAt(now),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`bay ${words.join(' ')}: ${stderr}`);
}

function makeShop(): void {
  writeFileSync(join(scratch, 'shop.yaml'), BUSY_SHOP);
  bay(atTime('07:00'), ['shop', 'import', 'shop.yaml']);
  for (const [time, line] of BUSY_DAY) bay(atTime(time), wordsOf(line));
}

/** Serves the shop, and gives where the wall is. */
async function served(): Promise<{ readonly serve: ChildProcess; readonly wall: string }> {
  const serve = spawn(process.execPath, [BAY, 'serve', '--port', '0'], {
    cwd: scratch,
    env: environmentAt(BUSY_NOW),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  for await (const part of serve.stderr) {
    told += String(part);
    const [wall] = /http:\/\/127\.0\.0\.1:\d+\//.exec(told) ?? [];
    if (wall !== undefined) return { serve, wall };
  }
  throw new Error(`bay serve: ${told}`);
}

async function wallPictures(browser: Browser): Promise<void> {
  const { serve, wall } = await served();
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ ...SCREEN, colorScheme });
      await page.goto(wall);
      await page.getByText('In step with the book').waitFor();
      keep(`wall-${colorScheme}`, await page.screenshot());
      await page.close();
    }
  } finally {
    serve.kill('SIGTERM');
  }
}

async function counterPictures(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, deviceScaleFactor: 1.25 });
  for (const [name, { columns, lines }] of Object.entries(SESSIONS)) {
    await page.setContent(
      await terminalHtml(lines, { bay: BAY, folder: scratch, environment: environmentAt(BUSY_NOW), columns }),
    );
    keep(name, await page.locator('#terminal').screenshot({ omitBackground: true }));
  }
}

function keep(name: string, picture: Buffer): void {
  const file = join(PICTURES, `${name}.png`);
  writeFileSync(file, picture);
  process.stdout.write(`${file}: ${Math.ceil(picture.length / 1_000)} kB\n`);
  if (picture.length > MOST_BYTES) throw new Error(`${name} is larger than ${MOST_BYTES / 1_000} kB`);
}

const chromium = chromiumHere();
if (chromium === null) throw new Error('No Chromium was found; BAY_CHROMIUM can name one.');
mkdirSync(PICTURES, { recursive: true });
const browser = await openChromium(chromium);
try {
  makeShop();
  await wallPictures(browser);
  await counterPictures(browser);
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
