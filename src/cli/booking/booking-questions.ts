import { isDiagnosis } from '../../domain/diagnosis.ts';
import type { Instant } from '../../domain/interval.ts';
import { durationText, listed } from '../../output/form/moments.ts';
import { clean, safe } from '../../output/form/safe-text.ts';
import { cardView } from '../../output/people/caller-card.ts';
import { showCustomer } from '../../usecases/people/keep-customers.ts';
import { servicesNamed } from '../../usecases/shop/shop-words.ts';
import type { App, Prompter } from '../app.ts';
import { askStart, freeStarts, type Work } from './start-questions.ts';

/** What a person at the counter is asked to complete a booking; who, and which car: `caller-questions.ts`, `vehicle-questions.ts`. */

export async function askService(prompter: Prompter, app: App): Promise<string> {
  const { services } = await app.shop();
  const choices = services.map(({ type, name, minutes }) => ({
    label: `${safe(name)}, ${durationText(minutes)}`,
    value: type,
  }));
  return prompter.choose('What is to be done?', choices);
}

/** The customer's own words of what is wrong. `evenOf`: whatever is to be done; else where that is what is to be found out. */
export async function askConcerns(
  { service }: Work,
  { evenOf }: { readonly evenOf: 'any work' | 'a diagnosis' },
  prompter: Prompter,
  app: App,
): Promise<string | null> {
  const isAsked = evenOf === 'any work' || servicesNamed(service, await app.shop()).some(isDiagnosis);
  if (!isAsked) return null;
  const said = await prompter.text("What is wrong with it, in the customer's words? (Enter to skip)", {
    what: 'concerns',
  });
  return said === '' ? null : said;
}

/** One of the free times for it, or whatever is typed. */
export async function askBookingStart(work: Work, prompter: Prompter, app: App): Promise<Instant> {
  const names = servicesNamed(work.service, await app.shop()).map(({ name }) => name);
  return askStart(clean`When, for ${listed(names, 'and')}?`, await freeStarts(work, app), prompter, app);
}

/** All that a caller may ask, beside the questions. */
export async function showCallerAside(customerId: number, app: App): Promise<void> {
  const card = await showCustomer(customerId, await app.shop(), await app.ports());
  app.showAside(cardView(card, await app.time()));
}
