import type { CustomerDetails } from '../../domain/customer.ts';
import { counted, firstListed } from '../../output/form/moments.ts';
import { clean } from '../../output/form/safe-text.ts';
import { customerWithPhone } from '../../usecases/people/keep-customers.ts';
import { namesakes } from '../../usecases/people/namesakes.ts';
import type { App } from '../app.ts';

const NAMED = 5;

/**
 * The customer in the book who is meant by a name that is to be entered; null: somebody new. A person at a terminal is asked;
 * elsewhere it is said who has the name already. Whose phone is known is known by it.
 */
export async function oneOfSameName({ name, phone }: CustomerDetails, app: App): Promise<number | null> {
  const ports = await app.ports();
  if (phone !== null && (await customerWithPhone(phone, ports)) !== null) return null;
  const known = await namesakes(name, ports);
  if (known.length === 0) return null;
  const are = clean`${counted(known.length, 'customer')} of the name ${name} ${known.length === 1 ? 'is' : 'are'} in the book`;
  const prompter = await app.prompter();
  if (prompter !== null) {
    const choices = known.map(({ id, label }) => ({
      label: `${label}  (${id})`,
      value: id as number | null,
    }));
    return prompter.choose(`${are}. Is it one of them?`, [
      ...choices,
      { label: 'No, somebody new', value: null },
    ]);
  }
  const ids = firstListed(
    known.map(({ id }) => String(id)),
    NAMED,
  );
  app.warn(`${are} already: ${ids}. If two are one: bay customers merge ${known[0]?.id} <the other>`);
  return null;
}
