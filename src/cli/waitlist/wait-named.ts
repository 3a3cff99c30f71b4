import { AppError } from '../../failure.ts';
import { waitText } from '../../output/waitlist/wait-words.ts';
import { readWaitlist, waitNumbered } from '../../usecases/waitlist/keep-waitlist.ts';
import type { Waiting } from '../../usecases/waitlist/waiting.ts';
import type { App } from '../app.ts';
import { customerNamed, oneOfSeveral } from '../people/choosing.ts';

/** Numbers of so few digits are an entry's; more are the end of a phone. */
const NUMBER = /^#?([1-9]\d{0,2})$/;

/** The entry of that number, or of the customer who is meant. Throws `not-found`, `several-match`. */
export async function waitNamed(text: string, app: App): Promise<Waiting> {
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
