import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const BESIDES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** The Chromium of this machine: `BAY_CHROMIUM`, or the first on the path; null where there is none. */
export function chromiumHere(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return (
    [process.env['BAY_CHROMIUM'] ?? '', ...places, ...BESIDES].find((place) => existsSync(place)) ?? null
  );
}

/** It asks nobody outside for anything, and draws letters the same on every screen. */
const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-lcd-text',
  '--font-render-hinting=none',
];

export async function openChromium(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: QUIET });
}
