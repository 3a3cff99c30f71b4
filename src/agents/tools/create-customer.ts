import { newCustomer } from '../../domain/customer.ts';
import { normalPhone } from '../../input/phone.ts';
import { customerEntered } from '../../output/spoken/people-said.ts';
import { addCustomer, customerWithPhone } from '../../usecases/people/keep-customers.ts';
import { emailArgument } from '../asked/email-argument.ts';
import { KEY, LANGUAGE, PHONE_NUMBER } from '../asked/shared-parameters.ts';
import { CUSTOMER } from '../told/told-facts.ts';
import { ADDS, tool } from '../tool/tool.ts';

export const CREATE_CUSTOMER = tool({
  name: 'create_customer',
  title: 'Enter a new customer',
  scope: 'write',
  annotations: ADDS,
  describe: () =>
    'Enter a caller whom lookup_customer does not know. The same name and phone again gives the customer who is there.',
  parameters: {
    name: { type: 'string', text: 'name', description: "The customer's full name", required: true },
    phone_number: PHONE_NUMBER,
    email: {
      type: 'string',
      text: 'e-mail address',
      description: 'Calendar invitations go there (optional)',
    },
    idempotency_key: KEY,
    language: LANGUAGE,
  },
  answers: { always: CUSTOMER },
  failing: { en: 'Failed to enter the customer', es: 'No se pudo registrar al cliente' },
  run: async ({ name, phone_number: phone, email }, { shop, language, ports, caller, write }) => {
    const normal = await normalPhone(phone, shop);
    const mail = email === null ? null : emailArgument('email', email);
    const details = newCustomer({ name, phone: normal, email: mail });
    const known = await customerWithPhone(normal, ports);
    const isMet = known !== null && (await caller.isOf(known.id));
    if (!isMet && (await ports.store.earlierResult(write.key)) === null) await caller.mayMeet();
    const { value, replayed } = await addCustomer(details, write, ports);
    if (!write.dryRun) await caller.meets(value.id);
    return customerEntered(value, replayed, language);
  },
});
