import type { SignIn } from '../../calendar/sign-ins.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { CalendarHealth, CheckedCalendar } from '../../usecases/health/check-calendars.ts';
import type { SignInWarning } from '../../usecases/health/sign-in-warnings.ts';
import type { TieAhead } from '../../usecases/one-calendar/tie.ts';
import { PLACES, shortScope, who } from '../calendars/sign-in.ts';
import { namedInTrouble, troubleWords } from '../failure/calendar-trouble.ts';
import { loginCommand } from '../form/account-words.ts';
import { EXIT } from '../form/exit-code.ts';
import type { Explained } from '../form/explanation.ts';
import { counted, listed, momentText, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { hintLines } from '../hints/hints.ts';
import { signInWarningWords } from '../notices/sign-in-warning.ts';
import { type Diagnosis, ok, problem, warning } from './diagnosis.ts';

const CONNECTION = "see to this machine's connection; until then bay goes on without the calendar";

/** The calendar is bay's own; `clientWaits`: there is a client for Google's, and nobody has signed in. */
export function ownCalendarDiagnosis(clientWaits: boolean): Diagnosis {
  const further = clientWaits ? "; to show the appointments in Google's: bay auth" : '';
  return ok('sign-in', `none needed: bay keeps its own calendar${further}`);
}

/** Who is told when something is the matter; `ways`: on which ways. What nobody is told, somebody has to look for. */
export function alertsDiagnosis(ways: readonly string[]): Diagnosis {
  return ways.length === 0
    ? ok('alerts', 'nobody is told of them; to be told: BAY_ALERT_EMAIL, see bay help environment')
    : ok('alerts', `told by ${listed(ways, 'and')}`);
}

/** The book is tied to no calendar yet, and the `.env` of the working folder names one. */
export function tieAheadDiagnosis({ file, calendar }: TieAhead): Diagnosis {
  const which = calendar === null ? "Google's calendar" : clean`the Google calendar ${calendar}`;
  return warning(
    'calendars',
    clean`this book is not tied to a calendar yet; its next booking ties it to ${which}, as ${file} says`,
    "take that file away if it is not the shop's, or keep bay's own calendar: bay shop set calendar local",
  );
}

/** What is known of the sign-ins without asking Google. */
export function signInDiagnoses(
  signIns: readonly SignIn[],
  warnings: readonly SignInWarning[],
  time: ShopTime,
): Diagnosis[] {
  const known =
    signIns.length === 0
      ? [problem('sign-in', 'nobody is signed in at Google', 'bay auth', EXIT.signIn)]
      : signIns.map((signIn) => signInDiagnosis(signIn, warnings, time));
  return [...known, ...exposureDiagnoses(warnings)];
}

/** The files with secrets that others can come by. */
export function exposureDiagnoses(warnings: readonly SignInWarning[]): Diagnosis[] {
  const exposed = warnings.filter(({ kind }) => kind === 'exposed');
  return exposed.map(signInWarningWords).map(({ what, mend }) => warning('sign-in', what, mend));
}

/** A sign-in that cannot be read, with what the commands say that meet it. */
export function unusableSignInDiagnosis({ message, cures, exitCode }: Explained, time: ShopTime): Diagnosis {
  return problem('sign-in', message.replace(/\.$/, ''), hintLines(cures, time).join(' '), exitCode);
}

function signInDiagnosis(signIn: SignIn, warnings: readonly SignInWarning[], time: ShopTime): Diagnosis {
  const { account, place, signedInAt, scopes } = signIn;
  const said = warnings.find((one) => one.kind !== 'exposed' && one.account === account);
  if (said !== undefined) {
    const ended = said.kind === 'refused' || (said.kind === 'ends' && said.inMs <= 0);
    const { what, mend } = signInWarningWords(said);
    const cure = said.kind === 'may-end' ? `publish it, then: ${mend}` : mend;
    return ended ? problem('sign-in', what, cure, EXIT.signIn) : warning('sign-in', what, cure);
  }
  const since = signedInAt === null ? [] : [`since ${momentText(signedInAt, time)}`];
  const may = scopes.length === 0 ? [] : [`may ${listed(scopes.map(shortScope), 'and')}`];
  return ok('sign-in', [who(signIn), ...since, `kept in ${PLACES[place]}`, ...may].join(', '));
}

/** Whether the shop's calendars can be used, what they do not show yet, and what waits for a person. */
export function calendarDiagnoses(
  { areInTheBook, calendars, owed, waiting }: CalendarHealth,
  time: ShopTime,
): Diagnosis[] {
  const names = calendars.map(({ calendar }) => calendar);
  const asked = areInTheBook
    ? [ok('calendars', listed(names, 'and'))]
    : calendars.map((one) => calendarDiagnosis(one, time));
  return [
    ...asked,
    owed === 0
      ? ok('delivery', 'nothing is owed to the calendar')
      : warning('delivery', `${counted(owed, 'change')} owed to the calendar`, 'bay sync'),
    waiting === 0
      ? ok('inbox', 'nothing waits for a person')
      : warning(
          'inbox',
          `${counted(waiting, 'item')} ${waiting === 1 ? 'waits' : 'wait'} for a person`,
          'bay inbox',
        ),
  ];
}

function calendarDiagnosis(checked: CheckedCalendar, time: ShopTime): Diagnosis {
  const { calendar, realId, usedBy, standing } = checked;
  const by = `(${listed(usedBy, 'and')})`;
  const users = `${calendar} ${by}`;
  if (standing.kind !== 'readable') {
    const { why, exitCode } = troubleWords(standing, time);
    return problem(
      'calendars',
      `${namedInTrouble(calendar, realId, standing)} ${by}: ${why}`,
      mendOf(standing, time),
      exitCode,
    );
  }
  const { name, writable } = standing;
  if (writable === false) {
    return problem(
      'calendars',
      `${users}: it can only be read`,
      'have it shared with the right to change events',
      EXIT.denied,
    );
  }
  const known = name === null || name === calendar ? users : `${users}: ${name}`;
  const may = writable === null ? 'can be read; whether it can be written is not known' : 'can be written';
  return ok('calendars', `${known}, ${may}`);
}

function mendOf(trouble: CalendarTrouble, time: ShopTime): string {
  if (trouble.kind === 'unknown') return CONNECTION;
  const { cures } = troubleWords(trouble, time);
  const [cure] = cures;
  // The command alone, as everywhere here.
  if (cure?.do === 'sign-in') return loginCommand(cure.account);
  const [first = ''] = hintLines(cures, time);
  return trouble.kind === 'signed-out' && trouble.signIn !== 'unusable'
    ? first
    : `${first.charAt(0).toLowerCase()}${first.slice(1).replace(/\.$/, '')}`;
}
