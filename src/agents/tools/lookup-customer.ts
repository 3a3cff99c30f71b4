import { AppError } from '../../failure.ts';
import { normalPhone } from '../../input/phone.ts';
import { customerFound } from '../../output/spoken/people-said.ts';
import { customerWithPhone, showCustomer } from '../../usecases/people/keep-customers.ts';
import { LANGUAGE, PHONE_NUMBER } from '../asked/shared-parameters.ts';
import { CUSTOMER, VEHICLE, VISIT } from '../told/told-facts.ts';
import { all, listOf, orNone, TEXT, TRUTH, WHOLE } from '../tool/answer-schema.ts';
import { READS, tool } from '../tool/tool.ts';

export const LOOKUP_CUSTOMER = tool({
  name: 'lookup_customer',
  title: 'Who is calling',
  scope: 'read',
  annotations: READS,
  describe: () =>
    'Find the one customer with this phone number, with vehicles, upcoming appointments and what is due. Gives one customer or none, never a list.',
  parameters: {
    phone_number: PHONE_NUMBER,
    language: LANGUAGE,
  },
  answers: {
    always: {
      ...CUSTOMER,
      vehicles: listOf(all(VEHICLE)),
      vehicle_ids: listOf(WHOLE),
      upcoming_appointments: listOf(all(VISIT)),
      last_visit: orNone(all(VISIT)),
      due: listOf(all({ vehicle_id: WHOLE, service_type: TEXT, due_on: TEXT, overdue: TRUTH })),
    },
  },
  failing: { en: 'Failed to look up customer', es: 'No se pudo buscar al cliente' },
  run: async ({ phone_number: phone }, { shop, time, language, ports, caller }) => {
    const customer = await customerWithPhone(await normalPhone(phone, shop), ports);
    if (customer === null)
      throw new AppError({ code: 'not-found', what: 'customer', query: phone, known: [] });
    await caller.meets(customer.id);
    return customerFound(await showCustomer(customer.id, shop, ports), time, language);
  },
});
