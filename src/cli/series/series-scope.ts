import type { Command } from 'commander';
import type { Appointment } from '../../domain/appointment.ts';
import { SERIES_SCOPES, type SeriesScope } from '../../domain/series-scope.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { scopeLabel } from '../../output/appointments/series-scope.ts';
import { type SeriesChoice, seriesChoice } from '../../usecases/series/series-scope.ts';
import type { App } from '../app.ts';

/** How many visits of a series a command is about. */
export type ScopeOptions = { readonly [Scope in SeriesScope]?: boolean };

export function scoped(command: Command): Command {
  return command
    .option('--this', 'of a series: this visit alone')
    .option('--following', 'of a series: this visit and all after it')
    .option('--all', 'of a series: all its visits that are open');
}

/**
 * The visits that are meant: several of a series; null for the one alone. A person at a terminal is asked where nothing says it.
 * Throws `usage`.
 */
export async function severalMeant(
  visit: Appointment,
  options: ScopeOptions,
  command: string,
  app: App,
): Promise<readonly Appointment[] | null> {
  const [said, other] = SERIES_SCOPES.filter((scope) => options[scope] === true);
  if (other !== undefined)
    throw new AppError({
      code: 'usage',
      problem: { kind: 'one-of', options: [`--${said}`, `--${other}`] },
      command,
    });
  const choice = await seriesChoice(visit, await app.ports());
  // That is all that there is of it, or was when it was said first.
  if (choice === null)
    return visit.seriesId === null || said === undefined || said === 'this' ? null : [visit];
  const scope = said ?? (await scopeChosen(visit, choice, command, app));
  return scope === 'this' ? null : choice[scope];
}

async function scopeChosen(
  visit: Appointment,
  choice: SeriesChoice,
  command: string,
  app: App,
): Promise<SeriesScope> {
  const prompter = await app.prompter();
  const time = await app.time();
  if (prompter === null) {
    const datesOf = (meant: SeriesScope) => choice[meant].map(({ start }) => dateAt(time.zone, start));
    const dates = { this: datesOf('this'), following: datesOf('following'), all: datesOf('all') };
    const problem = { kind: 'which-of-series', appointmentId: visit.id, dates } as const;
    throw new AppError({ code: 'usage', problem, command });
  }
  return prompter.choose(
    `#${visit.id} is one of a series. Which visits?`,
    SERIES_SCOPES.map((scope) => ({ label: scopeLabel(scope, choice, time), value: scope })),
  );
}
