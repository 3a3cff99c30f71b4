import { AppError } from '../../failure.ts';
import { waitText } from '../../output/waitlist/wait-words.ts';
import { readWaitlist, waitNumbered } from '../../usecases/waitlist/keep-waitlist.ts';
import type { Waiting } from '../../usecases/waitlist/waiting.ts';
import type { App } from '../app.ts';
import { customerNamed, oneOfSeveral } from '../people/choosing.ts';

/** Numbers of so few digits are an entry's; more are the end of a phone. */
const NUMBER = /^#?([1-9]\d{0,2})$/;

/**
 * The entry of that number, or of the customer who is meant; where nobody is named, one that a person at a terminal chooses.
 * `command`: as it is called. Throws `not-found`, `several-match`, and `usage` where nobody can be asked.
 */
export async function waitNamed(text: string | undefined, command: string, app: App): Promise<Waiting> {
  return text === undefined ? waitAsked(command, app) : waitSaid(text, app);
}

async function waitAsked(command: string, app: App): Promise<Waiting> {
  const prompter = await app.prompter();
  if (prompter === null)
    throw new AppError({ code: 'usage', problem: { kind: 'argument-missing', argument: 'entry' }, command });
  const waits = await readWaitlist(await app.shop(), await app.ports());
  if (waits.length === 0) throw new AppError({ code: 'usage', problem: { kind: 'nobody-waits' }, command });
  const time = await app.time();
  const choices = waits.map((wait) => ({ label: `#${wait.id}  ${waitText(wait, time)}`, value: wait }));
  return prompter.choose('Who, of those who wait?', choices);
}

async function waitSaid(text: string, app: App): Promise<Waiting> {
  const shop = await app.shop();
  const ports = await app.ports();
  const number = NUMBER.exec(text)?.[1];
  if (number !== undefined) return waitNumbered(Number(number), shop, ports);
  const { id } = await customerNamed(text, app);
  const theirs = (await readWaitlist(shop, ports)).filter(({ customerId }) => customerId === id);
  const [only, another] = theirs;
  if (only === undefined)
    throw new AppError({ code: 'not-found', what: 'waitlist entry', query: text, known: [] });
  if (another === undefined) return only;
  const time = await app.time();
  const matches = theirs.map((wait) => ({ id: wait.id, label: waitText(wait, time) }));
  return oneOfSeveral(
    app,
    () => {
      throw new AppError({ code: 'several-match', what: 'waitlist entry', query: text, matches });
    },
    (chosen) => waitNumbered(Number(chosen), shop, ports),
  );
}
