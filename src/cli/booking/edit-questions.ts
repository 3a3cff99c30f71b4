import { InvalidArgumentError } from 'commander';
import type { Appointment } from '../../domain/appointment.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import { servicesOf } from '../../domain/work.ts';
import { AppError } from '../../failure.ts';
import { changeQuestion } from '../../output/appointments/appointment-questions.ts';
import { clockText, type ShopTime } from '../../output/form/moments.ts';
import type { App, Prompter } from '../app.ts';
import { askAgain } from '../asking/ask-again.ts';

/** What of a visit can be changed by one answer, with the option that says it. */
const CHANGES = [
  { option: 'notes', label: 'the notes', what: 'notes' },
  { option: 'concerns', label: "the customer's own words", what: 'concerns' },
  { option: 'service', label: 'what is to be done (oil+tires)', what: 'name' },
  { option: 'duration', label: 'how long it takes', what: 'number' },
  { option: 'mode', label: 'how the car comes', what: 'name' },
  { option: 'promise', label: 'until when it is promised', what: 'time' },
  { option: 'tag', label: 'what hangs on its key', what: 'key tag' },
] as const;

/** The option that a person at the counter means, and its value as `read` takes it from a command line. */
export async function askChange(
  visit: Appointment,
  read: (option: string, text: string) => unknown,
  prompter: Prompter,
  app: App,
): Promise<Record<string, unknown>> {
  const question = changeQuestion(visit, await app.time());
  const choices = CHANGES.map((change) => ({ label: change.label, value: change }));
  const { option, label, what } = await prompter.choose(question, choices);
  const present = presentOf(option, visit, await app.time());
  const value = await askAgain(
    ({ before = present }) => prompter.text(`Now, ${label}?`, { before, what }),
    async (text) => readAsTyped(option, text, read),
    app,
  );
  return { [option]: value };
}

/** What stands there, to be mended. */
function presentOf(option: (typeof CHANGES)[number]['option'], visit: Appointment, time: ShopTime): string {
  const { work, start, end, promisedAt, mode, keyTag, notes, concerns } = visit;
  const present: Readonly<Record<typeof option, string | null>> = {
    service: servicesOf(work)
      .map(({ type }) => type)
      .join('+'),
    duration: String((end - start) / MINUTE_MS),
    promise: promisedAt === null ? null : clockText(promisedAt, time),
    mode,
    tag: keyTag,
    notes,
    concerns,
  };
  return present[option] ?? '';
}

/** As the option takes it. Throws `usage`. */
function readAsTyped(option: string, text: string, read: (option: string, text: string) => unknown): unknown {
  try {
    return read(option, text);
  } catch (thrown) {
    if (!(thrown instanceof InvalidArgumentError)) throw thrown;
    const problem = { kind: 'command-line', said: thrown.message.replace(/\.$/, '') } as const;
    throw new AppError({ code: 'usage', problem, command: 'edit' });
  }
}
