import { waitJoined } from '../../output/spoken/wait-said.ts';
import { addToWaitlist } from '../../usecases/waitlist/keep-waitlist.ts';
import { assertOwnCar } from '../asked/own-car.ts';
import { BOOK_NUMBER, CUSTOMER_ID, KEY, LANGUAGE, SERVICE_TYPE } from '../asked/shared-parameters.ts';
import { listOf, orNone, TEXT, WHOLE } from '../tool/answer-schema.ts';
import { assertOf } from '../tool/caller.ts';
import { ADDS, tool } from '../tool/tool.ts';

export const JOIN_WAITLIST = tool({
  name: 'join_waitlist',
  title: 'Wait for an earlier time',
  scope: 'write',
  annotations: ADDS,
  describe: () =>
    'Put a customer on the waitlist: somebody from the shop calls when a time that suits becomes free. Books nothing, and holds nothing.',
  parameters: {
    customer_id: CUSTOMER_ID,
    vehicle_id: {
      ...BOOK_NUMBER,
      description: 'Vehicle ID (obtained from lookup_customer result; optional)',
    },
    service_type: SERVICE_TYPE,
    suits: {
      type: 'string',
      text: 'time',
      description:
        "Days and hours that suit, in the caller's words, English or Spanish (e.g., 'weekdays before 11', 'tue or thu afternoon'). Default: any",
    },
    until: {
      type: 'string',
      text: 'time',
      description: "The last day on which it is of any use (e.g., '2025-01-31' or 'friday'; optional)",
    },
    idempotency_key: KEY,
    language: LANGUAGE,
  },
  answers: {
    always: {
      waitlist_entry: WHOLE,
      customer_id: WHOLE,
      vehicle_id: orNone(WHOLE),
      service_types: listOf(TEXT),
      waits_until: TEXT,
      day_of_week: TEXT,
    },
  },
  failing: { en: 'Failed to join the waitlist', es: 'No se pudo entrar en la lista de espera' },
  run: async ({ customer_id: customerId, vehicle_id: vehicleId, service_type: service, ...when }, call) => {
    const { shop, time, language, ports, caller, write } = call;
    await assertOf(caller, customerId);
    if (vehicleId !== null) await assertOwnCar(customerId, vehicleId, call);
    const said = {
      ...(when.suits === null ? {} : { days: when.suits }),
      ...(when.until === null ? {} : { until: when.until }),
    };
    // With the grammar, which few tools need.
    const { readWaitWords } = await import('../../usecases/booking/waiting-words.ts');
    const { suits } = await readWaitWords(said, [], shop, ports);
    const { value, replayed } = await addToWaitlist(
      {
        customer: { id: customerId },
        vehicle: vehicleId === null ? null : { id: vehicleId },
        services: [service],
        durationMinutes: null,
        suits,
        notes: null,
      },
      shop,
      write,
      ports,
    );
    return waitJoined(value, replayed, time, language);
  },
});
