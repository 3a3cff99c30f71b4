import { type CustomerDetails, newCustomer } from '../../domain/customer.ts';
import { typedPhone } from '../../domain/typed-phone.ts';
import { failureOf } from '../../failure.ts';
import { phoneShown } from '../../output/form/phone.ts';
import { clean, safe } from '../../output/form/safe-text.ts';
import { customerWithPhone } from '../../usecases/people/keep-customers.ts';
import type { Visitor } from '../../usecases/people/known-people.ts';
import { type Labelled, nearNamesakes } from '../../usecases/people/namesakes.ts';
import type { App, Prompter } from '../app.ts';
import { askAgain, type Mended } from '../asking/ask-again.ts';
import { customerNamed } from './choosing.ts';
import { phoneGiven } from './phone-given.ts';
import { oneOfSameName } from './same-name.ts';

type Caller = Visitor['customer'];
type Given = Partial<CustomerDetails>;

const WHO = 'Who is calling? (name, phone or number)';
const PHONE = 'New customer. The phone number? (Enter if unknown)';

/** Who is calling: somebody in the book, or somebody new. `given`: what the command has said of them. */
export async function askCaller(given: Given, prompter: Prompter, app: App): Promise<Caller> {
  if (given.phone != null) return somebodyNew(given, prompter, app);
  const ask = whoAsked(WHO, prompter);
  return askAgain(ask, (text) => callerSaid(text, given, prompter, app), app);
}

/** Somebody in the book, however the question goes: asked again as long as nobody is meant. */
export async function askKnownCustomer(question: string, prompter: Prompter, app: App): Promise<number> {
  return askAgain(whoAsked(question, prompter), async (text) => (await customerNamed(text, app)).id, app);
}

/** Figures are followed by other words, as a rule, and stay in the line only where they can be mended: as a whole phone. */
function whoAsked(question: string, prompter: Prompter): (mended: Mended) => Promise<string> {
  return async (mended) => {
    const { before = '' } = mended;
    const line = isEndOfPhone(before) ? { before: '' } : mended;
    const text = await prompter.text(question, { ...line, required: true, what: 'search text' });
    const added = typedPhone(before) !== null && text.startsWith(before) ? text.slice(before.length) : '';
    return /^\s*\p{L}/u.test(added) ? added.trim() : text;
  };
}

/** So many digits a whole phone has at least. */
const SHORTEST_PHONE = 7;

function isEndOfPhone(text: string): boolean {
  const phone = typedPhone(text);
  return phone !== null && phone.digits.length < SHORTEST_PHONE;
}

/** Whoever the text means; where that is nobody, somebody new of that phone or name. */
async function callerSaid(text: string, given: Given, prompter: Prompter, app: App): Promise<Caller> {
  try {
    return { id: (await customerNamed(text, app)).id };
  } catch (thrown) {
    if (failureOf(thrown, 'not-found') === null) throw thrown;
  }
  if (typedPhone(text) !== null)
    return somebodyNew({ ...given, phone: await phoneGiven(text, app) }, prompter, app);
  const meant = await oneNearlyCalled(text, prompter, app);
  return meant ?? askPhone({ ...given, name: text }, prompter, app);
}

/** A phone that nobody has: its owner may be in the book all the same. */
async function somebodyNew(given: Given, prompter: Prompter, app: App): Promise<Caller> {
  const name = await prompter.text('New customer. The name?', { required: true, what: 'name' });
  const details = newCustomer({ ...given, name });
  const same = await oneOfSameName(details, app);
  const known = same === null ? await oneNearlyCalled(name, prompter, app) : { id: same };
  if (known !== null && details.phone !== null)
    app.warn(
      clean`Customer ${known.id} keeps the phone in the book; the new one: bay customers edit ${known.id} --phone "${phoneShown(details.phone)}"`,
    );
  return known ?? details;
}

/** A misspelt name is nobody new. Null: it is somebody new all the same. */
async function oneNearlyCalled(name: string, prompter: Prompter, app: App): Promise<{ id: number } | null> {
  const near = await nearNamesakes(name, await app.ports());
  if (near.length === 0) return null;
  const nobody = { label: `Somebody new: ${safe(name)}`, value: null };
  const question = `Nobody is called ${safe(name)}. Is it one of these?`;
  return prompter.choose<{ id: number } | null>(question, [...near.map(asChoice), nobody]);
}

/** Asks for the phone of somebody new. One that is known says who it is, or it is asked for again. */
async function askPhone(
  given: Given & { readonly name: string },
  prompter: Prompter,
  app: App,
): Promise<Caller> {
  const ask = (mended: Mended) => prompter.text(PHONE, { ...mended, what: 'phone' });
  for (;;) {
    const phone = await askAgain(ask, async (text) => (text === '' ? null : phoneGiven(text, app)), app);
    const holder = phone === null ? null : await customerWithPhone(phone, await app.ports());
    if (holder === null) return newCustomer({ ...given, phone });
    const isHolder = await prompter.confirm(clean`${phoneShown(phone)} is ${holder.name}'s. Is it them?`);
    if (isHolder) return { id: holder.id };
  }
}

function asChoice({ id, label }: Labelled) {
  return { label: `${safe(label)}  (${id})`, value: { id } };
}
