import type { App, Prompter } from '../app.ts';
import type { CustomerDetails } from '../domain/customer.ts';
import type { Instant } from '../domain/interval.ts';
import { typedPhone } from '../domain/typed-phone.ts';
import { dateAt } from '../domain/zone.ts';
import { failureOf } from '../failure.ts';
import { durationText, momentText } from '../output/moments.ts';
import { safe } from '../output/safe-text.ts';
import { findSlots } from '../usecases/find-slots.ts';
import type { Visitor } from '../usecases/known-people.ts';
import type { BookOptions } from './book-options.ts';
import { customerNamed } from './choosing.ts';
import { phoneGiven } from './phone-given.ts';
import { askVehicle } from './vehicle-questions.ts';
import { momentTyped } from './when.ts';

/** How far ahead, and how many, free times are offered; any other can be typed. */
const OFFERED_DAYS = 14;
const OFFERED_STARTS = 24;

/** What a person at the counter is asked to complete a booking. */
export function bookingQuestions(prompter: Prompter) {
  return {
    /** Somebody in the book, or somebody new. */
    askCustomer: async (given: Partial<CustomerDetails>, app: App): Promise<Visitor['customer']> => {
      if (given.phone != null)
        return askNewCustomer({ ...given, name: await askName(prompter) }, given.phone);
      const text = await prompter.text('Who is calling? (name, phone or number)', {
        required: true,
        what: 'search text',
      });
      try {
        return { id: (await customerNamed(text, app)).id };
      } catch (thrown) {
        if (failureOf(thrown, 'not-found') === null) throw thrown;
      }
      const isPhone = typedPhone(text) !== null;
      const name = isPhone ? await askName(prompter) : text;
      return askNewCustomer(
        { ...given, name },
        isPhone ? await phoneGiven(text, app) : await askPhone(prompter, app),
      );
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
      const { service = null, duration = null, bay = null, technician = null } = wanted;
      const found = await findSlots(
        {
          from: dateAt(time.zone, time.now),
          days: OFFERED_DAYS,
          notBefore: null,
          durationMinutes: duration,
          service,
          bay,
          technician,
        },
        await app.ports(),
      );
      const free = found.days.flatMap(({ starts }) => starts).slice(0, OFFERED_STARTS);
      const choices: { label: string; value: Instant | null }[] = free.map(({ start, bays }) => ({
        label: `${momentText(start, time)}  ${bays.map(safe).join(', ')}`,
        value: start,
      }));
      const chosen = await prompter.choose('When?', [...choices, { label: 'another time …', value: null }]);
      return chosen ?? momentTyped(await prompter.text('When?', { required: true, what: 'time' }), app);
    },
  };
}

function askNewCustomer(
  given: Partial<CustomerDetails> & Pick<CustomerDetails, 'name'>,
  phone: string | null,
): CustomerDetails {
  return { email: null, notes: null, invite: null, ...given, phone };
}

function askName(prompter: Prompter): Promise<string> {
  return prompter.text('The name?', { required: true, what: 'name' });
}

async function askPhone(prompter: Prompter, app: App): Promise<string | null> {
  const text = await prompter.text('New customer. The phone number? (Enter if unknown)');
  return text === '' ? null : phoneGiven(text, app);
}
