/**
 * A morning at the counter, with the real commands on a scratch shop that is gone afterwards. The clock stands still
 * at Monday 23 November 2026, 7:00 in New York, so that every run tells the same story.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BAY = fileURLToPath(new URL('../bin/bay.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'bay-demo-'));
const environment = {
  ...process.env,
  BAY_HOME: scratch,
  BAY_NOW: '2026-11-23T07:00:00-05:00',
  CALENDAR_TIMEZONE: 'America/New_York',
  BAY_DB: '',
  BAY_SHOP: '',
  BAY_CALENDAR: '',
};

const CUSTOMERS = `name,phone,email,plate,make,model,year
Ana Pérez,(212) 555-0134,ana@example.com,ABC 1234,Honda,Civic,2018
Tom O'Neill,212.555.0177,,KLM-901,Ford,F-150,2015
Maya Chen,+1 212 555 0188,maya@example.com,XYZ 77,Toyota,Camry,2021
`;

function tell(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

/** Runs one command as a person would type it, shows it, and insists on the exit code that the story needs. */
function bay(words: readonly string[], expected = 0): void {
  const typed = words.map((word) => (/[\s'$]/.test(word) ? `"${word}"` : word)).join(' ');
  process.stdout.write(`\n$ bay ${typed}\n`);
  const { status } = spawnSync(process.execPath, [BAY, ...words], {
    cwd: scratch,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== expected) throw new Error(`bay ${typed} ended with ${status}, not ${expected}`);
  if (expected !== 0) process.stdout.write(`(exit code ${expected})\n`);
}

try {
  tell('Before opening: the shop gets a second bay, and its list of customers and cars.');
  bay(['shop', 'set', 'bays.Bay 2', '{calendar: bay-2}']);
  writeFileSync(join(scratch, 'customers.csv'), CUSTOMERS);
  bay(['customers', 'import', 'customers.csv', '--yes']);

  tell('Ana calls. What is free for her brakes?');
  bay(['find', '0134']);
  bay(['slots', 'today', '--service', 'brake_service', '--bay', 'Bay 1']);
  const brakes = ['book', '--service', 'brake_service', '--bay', 'Bay 1'];
  bay([...brakes, '--customer', '0134', '--at', '2026-11-23T10:00', '--concerns', 'squeals when cold']);

  tell('Tom wants the same hour in the same bay, and hears why not and what is near.');
  bay([...brakes, '--customer', "O'Neill", '--at', '2026-11-23T10:00'], 9);
  bay([...brakes, '--customer', "O'Neill", '--at', '2026-11-23T11:00']);

  tell('Maya books in her own words. Ana moves to tomorrow; Tom sold the truck.');
  bay(['book', 'oil', 'today', '9:30', 'Maya']);
  bay(['reschedule', '1', '--to', 'tomorrow 9am']);
  bay(['cancel', '2', '--reason', 'vehicle_sold']);

  tell('The days as they stand now.');
  bay(['agenda', '--days', '2']);
} finally {
  rmSync(scratch, { recursive: true });
}
tell('The scratch shop is gone again. Yours begins with: bay slots');
