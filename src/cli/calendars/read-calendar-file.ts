import { DAY_MS, type Instant } from '../../domain/interval.ts';
import type { FileProblem } from '../../failure.ts';
import type { IcsNote } from '../../files/ics/ics-file.ts';
import type { ForeignEvents } from '../../usecases/in-step/import-calendar.ts';
import type { App } from '../app.ts';

/** Series are taken from shortly before today, for what is still going on, to beyond every horizon that a shop can have. */
const EXPAND_BEFORE_DAYS = 31;
const EXPAND_AFTER_DAYS = 800;

function fileProblem({ line, why }: IcsNote): FileProblem {
  return { line, problem: why };
}

/**
 * An iCalendar file: its text, its events, and what of it could not be read, or not with certainty. Throws `file-unreadable`,
 * `file-too-large`, `file-invalid`.
 */
export async function readCalendarFile(
  file: string,
  app: App,
): Promise<{
  text: string;
  brought: ForeignEvents;
  /** Of what was over before, a file is not asked. */
  since: Instant;
  skipped: FileProblem[];
  warnings: FileProblem[];
}> {
  const text = await (await app.desk()).readText(file, 'calendar file');
  const { zones } = await app.ports();
  const { zone, now } = await app.time();
  const { readIcsFile } = await import('../../files/ics/ics-file.ts');
  const since = now - EXPAND_BEFORE_DAYS * DAY_MS;
  const { skipped, warnings, ...brought } = await readIcsFile(text, {
    file,
    zone,
    zoneRules: (name) => (name === zone.name.toLowerCase() ? zone : zones.rulesOf(name)),
    expand: { start: since, end: now + EXPAND_AFTER_DAYS * DAY_MS },
  });
  return { text, brought, since, skipped: skipped.map(fileProblem), warnings: warnings.map(fileProblem) };
}
