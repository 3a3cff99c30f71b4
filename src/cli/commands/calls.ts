import type { Appointment } from '../../domain/appointment.ts';
import { addDays } from '../../domain/local-date.ts';
import { dateAt } from '../../domain/zone.ts';
import { callQuestion, callsView } from '../../output/appointments/calls.ts';
import { confirmVisit } from '../../usecases/day/confirm-visit.ts';
import { type Calls, readCalls } from '../../usecases/day/read-calls.ts';
import type { App, Key, Prompter } from '../app.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import { dateTyped } from '../options/when.ts';
import type { Fill } from '../run/load-command.ts';

export const fillCalls: Fill = (command, app) =>
  examples(
    command,
    ['calls', 'who of tomorrow has not confirmed, ticked off one key each'],
    ['calls friday', 'of another day'],
    ['calls --no-input', 'the list, with phone numbers'],
  )
    .argument('[when...]', 'which day: friday, 2026-12-24; tomorrow when left out', wordsOf('time'))
    .action(async (words: string[]) => {
      const { zone, now } = await app.time();
      const date = words.length === 0 ? addDays(dateAt(zone, now), 1) : await dateTyped(words.join(' '), app);
      const shop = await app.shop();
      const ports = await app.ports();
      const calls = await readCalls(date, shop, ports);
      const prompter = calls.unconfirmed.length === 0 ? null : await app.prompter();
      if (prompter === null) return app.show(callsView(calls, null, await app.time()));
      const called = await tickOff(calls, prompter, app);
      app.show(callsView(await readCalls(date, shop, ports), called, await app.time()));
    });

type Answer = 'confirmed' | 'unanswered' | 'enough';

const KEYS: readonly Key<Answer>[] = [
  { key: 'c', label: 'confirmed', value: 'confirmed' },
  { key: 'n', label: 'no answer', value: 'unanswered' },
  { key: 'q', label: 'quit', value: 'enough' },
];

/** One after the other, each kept at once: whoever hangs up in the middle has lost nothing. */
async function tickOff(calls: Calls, prompter: Prompter, app: App) {
  const ports = await app.ports();
  const time = await app.time();
  const called = { confirmed: 0, unanswered: 0 };
  app.showBefore(callsView(calls, null, time));
  for (const visit of calls.unconfirmed) {
    const answer = await prompter.key(callQuestion(visit, time), KEYS);
    if (answer === 'enough') break;
    called[answer] += 1;
    if (answer === 'confirmed') await confirm(visit, app, ports);
  }
  return called;
}

async function confirm({ id }: Appointment, app: App, ports: Awaited<ReturnType<App['ports']>>) {
  const write = {
    at: app.clock.now(),
    source: 'counter',
    actor: await app.actor(),
    key: null,
    dryRun: false,
  } as const;
  await confirmVisit(id, write, ports);
}
