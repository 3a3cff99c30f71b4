import { needsPerson, type Reason } from '../../domain/calendar-health.ts';
import type { Applied, MendReport } from '../../usecases/health/mend.ts';
import type { HealthReport } from '../../usecases/health/read-health.ts';
import { EXIT } from '../form/exit-code.ts';
import { counted, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import { type JsonObject, type Outcome, type Shortfall, type View, writtenData } from '../form/view.ts';
import { levelSign, reasonJson, reasonWords, sinceText } from './health-words.ts';

/** A reason with the calendar whose it is; null: the shop's. */
interface Found {
  readonly calendar: string | null;
  readonly reason: Reason;
}

/** The four steps: what was looked at, what was found, what was tried, and what is left to a person. */
export function mendView(report: MendReport, outcome: Outcome, time: ShopTime): View {
  const { before, applied, heldBack, after } = report;
  const found = reasonsIn(before);
  const left = reasonsIn(after).filter(({ reason }) => needsPerson(reason));
  const mended = applied.filter(({ isMended }) => isMended).length;
  const message = messageOf(
    { found: found.length, tried: applied.length, mended, left: left.length },
    outcome,
  );
  return {
    message,
    data: writtenData(
      {
        checked: before.calendars.map(({ calendar }) => calendar),
        issues: found.map((one) => foundJson(one, time)),
        applied: applied.map(({ calendar, code, how, isMended }) => ({
          calendar,
          code,
          how: how.replaceAll('-', '_'),
          resolved: outcome.dryRun ? null : isMended,
        })),
        held_back: heldBack.map(({ calendar, code }) => ({ calendar, code })),
        left: left.map((one) => foundJson(one, time)),
        level: after.health.level,
        score: after.health.score,
      },
      outcome,
    ),
    already: outcome.replayed,
    shortfall: leftShortfall(left, time),
    text: (theme) =>
      [
        `${theme.bold('1. Looked at')}  ${counted(before.calendars.length, 'calendar')}\n`,
        step(
          '2. Found',
          found.map((one) => foundLines(one, time, theme)),
          'nothing is the matter',
          theme,
        ),
        step(
          outcome.dryRun ? '3. Would try' : '3. Tried',
          [
            ...applied.map((one) => appliedLine(one, outcome, theme)),
            ...heldBack.map((one) => heldLine(one, theme)),
          ],
          'nothing',
          theme,
        ),
        step(
          '4. Left to a person',
          left.map((one) => leftLines(one, time, theme)),
          'nothing',
          theme,
        ),
        `\n${message}\n`,
      ].join(''),
  };
}

function reasonsIn({ health, calendars }: HealthReport): Found[] {
  return [
    ...calendars.flatMap((one) => one.health.reasons.map((reason) => ({ calendar: one.calendar, reason }))),
    ...health.reasons.map((reason) => ({ calendar: null, reason })),
  ];
}

function messageOf(
  { found, tried, mended, left }: { found: number; tried: number; mended: number; left: number },
  { dryRun }: Outcome,
): string {
  if (found === 0) return 'Nothing is the matter.';
  const parts = [
    dryRun ? `Would try to mend ${tried} of ${found}` : `Mended ${mended} of ${found}`,
    left === 0 ? 'nothing is left to a person' : `${left} ${left === 1 ? 'is' : 'are'} left to a person`,
  ];
  return `${parts.join('; ')}.`;
}

function leftShortfall(left: readonly Found[], time: ShopTime): Shortfall | null {
  const [first] = left;
  if (first === undefined) return null;
  const { code, level } = first.reason;
  const hint = reasonWords(first.reason, time).remedy.join('\n');
  return { exitCode: EXIT.configuration, code: 'person-must-act', hint, details: { reason: code, level } };
}

function step(head: string, lines: readonly string[], none: string, theme: Theme): string {
  return lines.length === 0
    ? `${theme.bold(head)}  ${none}\n`
    : `${theme.bold(head)}\n${lines.map((line) => `   ${line}\n`).join('')}`;
}

function nameText({ calendar }: { readonly calendar: string | null }): string {
  return calendar === null ? '' : clean`${calendar}: `;
}

function foundLines({ calendar, reason }: Found, time: ShopTime, theme: Theme): string {
  const { what } = reasonWords(reason, time);
  return `${levelSign(reason.level, theme)} ${nameText({ calendar })}${what}${sinceText(reason, time)}`;
}

function leftLines({ calendar, reason }: Found, time: ShopTime, theme: Theme): string {
  const { remedy } = reasonWords(reason, time);
  return `${nameText({ calendar })}${remedy.map((line) => theme.dim(line)).join('\n   ')}`;
}

/** What was done, and what would be. */
const HOW: Readonly<Record<Applied['how'], readonly [done: string, todo: string]>> = {
  'new-channel': ['had Google open another channel', 'have Google open another channel'],
  'in-step': ['delivered what is owed, and read what changed', 'deliver what is owed, and read what changed'],
  'read-whole': [
    'delivered what is owed, and read all of it anew',
    'deliver what is owed, and read all of it anew',
  ],
};

function appliedLine(one: Applied, { dryRun }: Outcome, theme: Theme): string {
  const [done, todo] = HOW[one.how];
  if (dryRun) return `${nameText(one)}${todo}`;
  return one.isMended
    ? `${theme.done} ${nameText(one)}${done}`
    : `${theme.warning} ${nameText(one)}tried to ${todo}; it has not helped yet`;
}

function heldLine(one: Pick<Applied, 'calendar'>, theme: Theme): string {
  return `${theme.warning} ${nameText(one)}tried as often as it may be for now`;
}

function foundJson({ calendar, reason }: Found, time: ShopTime): JsonObject {
  return { calendar, ...reasonJson(reason, time) };
}
