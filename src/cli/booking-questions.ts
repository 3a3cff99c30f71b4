import { type CustomerDetails, newCustomer } from '../domain/customer.ts';
import type { Instant } from '../domain/interval.ts';
import { typedPhone } from '../domain/typed-phone.ts';
import { dateAt } from '../domain/zone.ts';
import { failureOf } from '../failure.ts';
import { durationText, momentText } from '../output/form/moments.ts';
import { safe } from '../output/form/safe-text.ts';
import { findSlots } from '../usecases/free-time/find-slots.ts';
import type { Visitor } from '../usecases/people/known-people.ts';
import { type Labelled, nearNamesakes } from '../usecases/people/namesakes.ts';
import type { App, Choice, Prompter } from './app.ts';
import { askAgain, type Mended } from './ask-again.ts';
import type { BookOptions } from './book-options.ts';
import { customerNamed } from './choosing.ts';
import { phoneGiven } from './phone-given.ts';
import { anotherTime } from './start-wanted.ts';
import { askVehicle } from './vehicle-questions.ts';
import { momentTyped } from './when.ts';

/** How far ahead, and how many, free times are offered; any other can be typed. */
const OFFERED_DAYS = 14;
const OFFERED_STARTS = 24;

/** What a person at the counter is asked to complete a booking. */
export function bookingQuestions(prompter: Prompter) {
  const askWhen = (mended: Mended) => prompter.text('When?', { ...mended, required: true, what: 'time' });
  const askTime = (app: App): Promise<Instant> => askAgain(askWhen, (text) => momentTyped(text, app), app);
  return {
    /** Somebody in the book, or somebody new. */
    askCustomer: async (given: Partial<CustomerDetails>, app: App): Promise<Visitor['customer']> => {
      if (given.phone != null) return newCustomer({ ...given, name: await askName(prompter) });
      const question = 'Who is calling? (name, phone or number)';
      const ask = (mended: Mended) =>
        prompter.text(question, { ...mended, required: true, what: 'search text' });
      return askAgain(ask, (text) => callerSaid(text, given, prompter, app), app);
    },

    askVehicle: () => askVehicle(prompter),

    askService: async (app: App): Promise<string> => {
      const { services } = await app.shop();
      const choices = services.map(({ type, name, minutes }) => ({
        label: `${safe(name)}, ${durationText(minutes)}`,
        value: type,
      }));
      return prompter.choose('What is to be done?', choices);
    },

    /** One of the free times, or whatever is typed. */
    askStart: async (wanted: BookOptions, app: App): Promise<Instant> => {
      const time = await app.time();
      const { service: services = [], duration = null, bay = null, technician = null } = wanted;
      const found = await findSlots(
        {
          from: dateAt(time.zone, time.now),
          days: OFFERED_DAYS,
          notBefore: null,
          durationMinutes: duration,
          services,
          bay,
          technician,
        },
        await app.shop(),
        await app.ports(),
      );
      const free = found.days.flatMap(({ starts }) => starts).slice(0, OFFERED_STARTS);
      if (free.length === 0) return askTime(app);
      const choices: Choice<Instant | string>[] = free.map(({ start, bays }) => ({
        label: `${momentText(start, time)}  ${bays.map(safe).join(', ')}`,
        value: start,
      }));
      const ask = (mended: Mended) =>
        prompter.choose('When? (choose, or type another time)', choices, anotherTime, mended);
      return askAgain(
        ask,
        async (chosen) => (typeof chosen === 'number' ? chosen : momentTyped(chosen, app)),
        app,
      );
    },

    /** Instead of one that was refused. */
    askTime,
  };
}

/** Whoever the text means; where that is nobody, somebody new of that phone or name. */
async function callerSaid(
  text: string,
  given: Partial<CustomerDetails>,
  prompter: Prompter,
  app: App,
): Promise<Visitor['customer']> {
  try {
    return { id: (await customerNamed(text, app)).id };
  } catch (thrown) {
    if (failureOf(thrown, 'not-found') === null) throw thrown;
  }
  if (typedPhone(text) === null) {
    const near = await nearNamesakes(text, await app.ports());
    const meant = near.length === 0 ? null : await askWhichNear(text, near, prompter);
    if (meant !== null) return { id: meant };
    return newCustomer({ ...given, name: text, phone: await askPhone(prompter, app) });
  }
  const phone = await phoneGiven(text, app);
  return newCustomer({ ...given, name: await askName(prompter), phone });
}

/** A misspelt name is nobody new. Null: it is somebody new all the same. */
function askWhichNear(text: string, near: readonly Labelled[], prompter: Prompter): Promise<number | null> {
  const choices = near.map(({ id, label }) => ({
    label: `${safe(label)}  (${id})`,
    value: id as number | null,
  }));
  const nobody = { label: `Somebody new: ${safe(text)}`, value: null };
  return prompter.choose(`Nobody is called ${safe(text)}. Is it one of these?`, [...choices, nobody]);
}

function askName(prompter: Prompter): Promise<string> {
  return prompter.text('The name?', { required: true, what: 'name' });
}

function askPhone(prompter: Prompter, app: App): Promise<string | null> {
  const question = 'New customer. The phone number? (Enter if unknown)';
  const ask = (mended: Mended) => prompter.text(question, { ...mended, what: 'phone' });
  return askAgain(ask, async (text) => (text === '' ? null : phoneGiven(text, app)), app);
}
