import type {
  ChangedChannel,
  ChangedChannels,
  ChannelDeed,
} from '../../usecases/channels/change-channels.ts';
import type { TriedChannel, TriedSteps } from '../../usecases/channels/try-channel.ts';
import { EXIT } from '../form/exit-code.ts';
import { counted, type ShopTime } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import {
  byOutcome,
  type JsonObject,
  type Outcome,
  type Shortfall,
  type View,
  writtenData,
} from '../form/view.ts';
import { hintLines } from '../hints/hints.ts';
import { troubleText } from '../hints/trouble.ts';
import { watchTroubleWords } from './channel-words.ts';
import { NOTHING_TO_WATCH } from './channels.ts';

/** What was opened, stopped or opened anew, a line a calendar. */
export function changedChannelsView(changed: ChangedChannels, outcome: Outcome, time: ShopTime): View {
  const { deed, areInTheBook, channels } = changed;
  const message = areInTheBook ? NOTHING_TO_WATCH : messageOf(deed, channels, outcome);
  return {
    message,
    data: writtenData({ channels: channels.map((one) => changedJson(one)) }, outcome),
    already: outcome.replayed,
    shortfall: shortfallOf(channels, time),
    text: (theme) =>
      areInTheBook
        ? `${message}\n`
        : channels.map((one) => changedLine(one, deed, outcome, time, theme)).join(''),
  };
}

const DONE: Readonly<Record<ChannelDeed, string>> = {
  start: 'opened',
  stop: 'stopped',
  recreate: 'opened anew',
};

function messageOf(deed: ChannelDeed, channels: readonly ChangedChannel[], outcome: Outcome): string {
  const done = channels.filter(({ done: { kind } }) => kind === 'opened' || kind === 'stopped').length;
  const many = counted(done, 'channel');
  return byOutcome(outcome, {
    done: `${many} ${DONE[deed]}.`,
    before: `${many} had been ${DONE[deed]}.`,
    would: `${many} would be ${DONE[deed]}.`,
  });
}

function changedLine(
  { calendar, done }: ChangedChannel,
  deed: ChannelDeed,
  outcome: Outcome,
  time: ShopTime,
  theme: Theme,
): string {
  const name = theme.bold(clean`${calendar}`);
  if (done.kind === 'failed') {
    const { why, cures } = watchTroubleWords(done.trouble, time);
    const hints = hintLines(cures, time).map((line) => `    ${theme.dim(line)}\n`);
    return `${theme.failed} ${name}  ${safe(why)}\n${hints.join('')}`;
  }
  if (done.kind === 'full')
    return `${theme.warning} ${name}  two channels may be there of which nobody knows more: they are over within two days\n`;
  if (done.kind === 'kept')
    return `${theme.done} ${name}  ${deed === 'stop' ? 'no channel was there' : 'a channel is there already'}\n`;
  const what = byOutcome(outcome, {
    done: DONE[deed],
    before: `had been ${DONE[deed]}`,
    would: `would be ${DONE[deed]}`,
  });
  const sign = outcome.dryRun ? '' : `${outcome.replayed ? theme.warning : theme.done} `;
  const next = deed === 'stop' ? '; none is opened before somebody says so: bay channel start' : '';
  return `${sign}${name}  ${what}${next}\n`;
}

function shortfallOf(channels: readonly ChangedChannel[], time: ShopTime): Shortfall | null {
  for (const { calendar, done } of channels) {
    if (done.kind !== 'failed') continue;
    const { exitCode, cures } = watchTroubleWords(done.trouble, time);
    if (exitCode === EXIT.done) continue;
    return {
      exitCode,
      code: 'not-told-of-changes',
      hint: hintLines(cures, time).join('\n'),
      details: { calendar, trouble: done.trouble.kind, why: done.trouble.why },
    };
  }
  return null;
}

function changedJson({ calendar, done }: ChangedChannel): JsonObject {
  return { calendar, did: done.kind, error: done.kind === 'failed' ? done.trouble.why : null };
}

const OUTCOMES: Readonly<Record<TriedChannel['outcome'], string>> = {
  told: 'Google told of the event, and the calendar was read',
  'not-kept': 'nobody listens for Google, so nothing was tried',
  'no-channel': 'no channel is there, so nothing was tried',
  'not-made': 'the calendar did not take the event',
  'not-told': 'Google told of nothing within a minute',
  'not-read': 'Google told of the event, and the calendar was not read because of it',
};

const NEXT: Readonly<Record<TriedChannel['outcome'], string>> = {
  told: '',
  'not-kept': 'Start it, with BAY_PUBLIC_URL set: bay serve',
  'no-channel': 'Open one: bay channel start',
  'not-made': 'Look what is the matter: bay doctor',
  'not-told':
    'Look where BAY_PUBLIC_URL leads: it has to reach bay serve from everywhere, with a certificate that everybody trusts.',
  'not-read': 'Look what is the matter: bay health',
};

const STEPS: readonly (readonly [keyof TriedSteps, string])[] = [
  ['create', 'event made'],
  ['notification', 'notification came'],
  ['read', 'calendar read'],
  ['remove', 'event removed'],
];

/** What came of trying one; `tried`: null where there is nobody to tell. */
export function triedChannelView(tried: TriedChannel | null, time: ShopTime): View {
  if (tried === null)
    return { message: NOTHING_TO_WATCH, data: { calendar: null }, text: () => `${NOTHING_TO_WATCH}\n` };
  const { calendar, outcome, steps, trouble, leftBehind } = tried;
  const message = `${calendar}: ${OUTCOMES[outcome]}.`;
  const isGood = outcome === 'told' && leftBehind === null;
  return {
    message,
    data: {
      calendar,
      outcome,
      ms: { ...steps },
      error: trouble?.why ?? leftBehind?.trouble.why ?? null,
      left_behind: leftBehind?.places.map(({ eventId }) => eventId) ?? [],
    },
    shortfall: isGood
      ? null
      : {
          exitCode: EXIT.configuration,
          code: 'not-told-of-changes',
          hint: NEXT[outcome],
          details: { calendar, outcome },
        },
    text: (theme) => {
      const times = STEPS.flatMap(([step, said]) =>
        steps[step] === null ? [] : [`    ${said.padEnd(18)} ${String(steps[step]).padStart(6)} ms\n`],
      );
      const why = trouble === null ? '' : `    ${theme.dim(troubleText(trouble, time))}\n`;
      const left =
        leftBehind === null
          ? ''
          : `    ${theme.dim('The event could not be removed: bay test-suite removes it')}\n`;
      const next = NEXT[outcome] === '' ? '' : `    ${theme.dim(NEXT[outcome])}\n`;
      return `${outcome === 'told' ? theme.done : theme.failed} ${theme.bold(clean`${calendar}`)}  ${OUTCOMES[outcome]}\n${times.join('')}${why}${left}${next}`;
    },
  };
}
