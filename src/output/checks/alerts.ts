import { isoText } from '../../domain/zone.ts';
import type { ToldAlert } from '../../usecases/health/keep-watch.ts';
import { counted, momentText, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import {
  byOutcome,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';
import { levelSign, reasonJson, reasonWords, sinceText } from './health-words.ts';

/** What is the matter, the longest first, and what to do. */
export function alertsView(
  alerts: readonly ToldAlert[],
  { all }: { readonly all: boolean },
  time: ShopTime,
): View {
  const open = alerts.filter(({ alert }) => alert.endedAt === null).length;
  const message = open === 0 ? 'There is no alert.' : `${counted(open, 'alert')}.`;
  return {
    message,
    data: { alerts: alerts.map((one) => alertJson(one, time)), count: alerts.length, open },
    text: (theme) => {
      if (alerts.length === 0) return `${message}\n`;
      const lines = alerts.map((one) => alertLines(one, time, theme)).join('');
      return all ? `${lines}${theme.dim(message)}\n` : lines;
    },
  };
}

export function alertResolvedView(told: ToldAlert, outcome: Outcome, time: ShopTime): View {
  const { id, endedAt } = told.alert;
  const when = endedAt === null ? '' : `, since ${momentText(endedAt, time)}`;
  const sentence = byOutcome(outcome, {
    done: `Alert ${id} is seen to; it comes back if its cause stays`,
    before: `Alert ${id} was over already${when}`,
    would: `Would take alert ${id} for seen to`,
  });
  return {
    message: `${sentence}.`,
    data: writtenData(alertJson(told, time), outcome),
    already: outcome.replayed,
    text: (theme) => `${outcomeMark(outcome, theme)}${sentence}\n  ${sentenceOf(told, time)}\n`,
  };
}

/** On stderr, where nobody would notice. */
export const NOBODY_WATCHES = 'Nobody keeps watch, so this is as it was last looked at: bay serve';

/** `primary: `; nothing for what is about the shop, or says by itself what it is about. */
export function aboutText({ alert: { reason }, about }: ToldAlert): string {
  return 'calendarId' in reason ? clean`${about ?? ''}: ` : '';
}

function sentenceOf(told: ToldAlert, time: ShopTime): string {
  const { reason } = told.alert;
  return `${aboutText(told)}${reasonWords(reason, time).what}${sinceText(reason, time)}`;
}

function alertLines(told: ToldAlert, time: ShopTime, theme: Theme): string {
  const { id, reason, endedAt, endedBy } = told.alert;
  const head = `${endedAt === null ? levelSign(reason.level, theme) : theme.done} ${theme.bold(String(id))}`;
  const by = endedBy === null ? '' : clean`, seen to by ${endedBy}`;
  const below =
    endedAt === null ? reasonWords(reason, time).remedy : [`over since ${momentText(endedAt, time)}${by}`];
  return `${head}  ${reason.level}: ${sentenceOf(told, time)}\n${below.map((line) => `     ${theme.dim(line)}\n`).join('')}`;
}

function alertJson(told: ToldAlert, time: ShopTime): JsonObject {
  const { id, reason, raisedAt, goneAt, endedAt, endedBy } = told.alert;
  const iso = (at: number | null) => (at === null ? null : isoText(time.zone, at));
  return {
    alert_id: id,
    about: told.about,
    ...reasonJson(reason, time),
    raised_at: iso(raisedAt),
    gone_at: iso(goneAt),
    resolved_at: iso(endedAt),
    resolved_by: endedBy,
  };
}
