import { runCalendars } from './calendars-run.ts';

/** `npm run test:calendars -- [files] [seed]`: bay and another reader on as many files, each looked at for 90 days. */
const [files = 500, seed = 1] = process.argv.slice(2).map(Number);
const { events, wrong, unexplained, explained } = await runCalendars(files, seed);

const told = [...explained.values()].reduce((sum, count) => sum + count, 0);
const rules = [...explained].sort(([, a], [, b]) => b - a);
const lines = [
  `${files} files, ${events} events, 90 days`,
  `${wrong.length} read by bay otherwise than they were made`,
  `${told + unexplained.length} read otherwise by the other reader, ${unexplained.length} of them without an explanation`,
  ...rules.map(([rule, count]) => `  ${String(count).padStart(5)}  ${rule}`),
  ...[...wrong, ...unexplained].slice(0, 10),
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = wrong.length + unexplained.length > 0 ? 1 : 0;
