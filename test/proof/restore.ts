/**
 * The restore drill: a shop works on after its book was backed up, the backup is put back in one of several ways, and something is
 * done with it first. Not one request may change anything in a calendar before the comparison, and `bay recover` has to bring back
 * every visit as it was, under its number.
 *
 *     npm run test:restore -- [--seed n] [--drills n]
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from './random.ts';
import { type RestoreReport, restoreOnce } from './restore-run.ts';
import { BACKUPS } from './restore-world.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, drills: { type: 'string', default: '1000' } },
});
const first = Number(values.seed);
const reports: RestoreReport[] = [];
let unended = 0;
for (let seed = first; seed < first + Number(values.drills); seed += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'bay-restore-'));
  try {
    const report = await restoreOnce(folder, randomFrom(seed));
    reports.push(report);
    for (const what of report.wrong) process.stdout.write(`seed ${seed} (${report.backup}): ${what}\n`);
  } catch (thrown) {
    unended += 1;
    process.stdout.write(`seed ${seed}: ${String(thrown)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sum = (of: (report: RestoreReport) => number) => reports.reduce((all, one) => all + of(one), 0);
for (const backup of BACKUPS) {
  const those = reports.filter((one) => one.backup === backup);
  const count = (found: RestoreReport['found']) => those.filter((one) => one.found === found).length;
  process.stdout.write(
    `${backup}: ${those.length} drills, ${count('behind')} behind, ${count('current')} current, ${count('damaged')} damaged\n`,
  );
}
const problems = unended + sum(({ wrong }) => wrong.length);
process.stdout.write(
  `${sum((one) => one.broughtBack)} visits brought back, ${sum((one) => one.gone)} gone, ` +
    `${sum((one) => one.staleWrites)} stale writes, ${problems} problems\n`,
);
if (problems > 0) process.exitCode = 1;
