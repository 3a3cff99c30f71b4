import { HELD_MS } from '../../domain/held-time.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import { wallText } from '../../domain/zone.ts';
import { nothingToOffer, proposalSaid } from '../../output/spoken/proposal-said.ts';
import { rememberedSlots } from '../../usecases/free-time/find-slots.ts';
import { WITHIN_DAYS } from '../../usecases/proposals/free-days.ts';
import { propose } from '../../usecases/proposals/propose.ts';
import { dateArgument } from '../asked/date-argument.ts';
import { assertOwnCar } from '../asked/own-car.ts';
import { CUSTOMER_ID, LANGUAGE, SERVICE_TYPE, VEHICLE_ID, VISIT_MODE } from '../asked/shared-parameters.ts';
import { DATED_SLOT, NOTHING_FREE } from '../told/told-facts.ts';
import { all, listOf, orNone, TEXT, WHOLE } from '../tool/answer-schema.ts';
import { assertOf } from '../tool/caller.ts';
import { ADDS, tool } from '../tool/tool.ts';

const PARTS = ['morning', 'afternoon'] as const;
/** As it is said by people who have lunch at twelve. */
const AFTERNOON = '12:00';

/** Whoever does it, however long it takes. */
const ANY = { durationMinutes: null, bay: null, technician: null, notBefore: null };

export const PROPOSE_APPOINTMENT = tool({
  name: 'propose_appointment',
  title: 'Offer times and hold them',
  scope: 'write',
  annotations: { ...ADDS, idempotentHint: false, openWorldHint: true },
  describe: () =>
    `Offer up to three free times of the first day that has any, and hold them for this caller for ${HELD_MS / MINUTE_MS} minutes: nobody else is given them meanwhile. Offering again gives the earlier ones back. Take one up with commit_appointment; nothing is booked until then.`,
  parameters: {
    customer_id: CUSTOMER_ID,
    vehicle_id: VEHICLE_ID,
    service_type: SERVICE_TYPE,
    date: {
      type: 'string',
      text: 'time',
      description:
        'The first day that suits (format: YYYY-MM-DD, e.g., 2025-01-15); two weeks from it are looked at',
      required: true,
    },
    visit_mode: VISIT_MODE,
    part_of_day: { type: 'string', choices: PARTS, description: 'Before or after noon (optional)' },
    language: LANGUAGE,
  },
  answers: {
    always: { options: listOf(all({ option: WHOLE, ...DATED_SLOT })), proposal_token: orNone(TEXT) },
    sometimes: { held_until: orNone(TEXT), ...NOTHING_FREE },
  },
  failing: { en: 'Failed to offer a time', es: 'No se pudo ofrecer una hora' },
  run: async (read, call) => {
    const {
      customer_id: customerId,
      vehicle_id: vehicleId,
      service_type: service,
      date: dateText,
      visit_mode: mode,
      part_of_day: part,
    } = read;
    const { shop, time, language, ports, caller } = call;
    const date = dateArgument('date', dateText);
    await assertOf(caller, customerId);
    await assertOwnCar(customerId, vehicleId, call);
    const isAfternoon = (start: number) => wallText(shop.zone, start).slice(11, 16) >= AFTERNOON;
    const proposed = await propose(
      {
        customerId,
        vehicleId,
        services: [service],
        mode,
        from: date,
        suits: (start) => part === null || isAfternoon(start) === (part === 'afternoon'),
        conversation: caller.conversation,
      },
      shop,
      ports,
    );
    if (proposed.options.length > 0) return proposalSaid(proposed, time, language);
    const twoWeeks = { ...ANY, services: [service], from: date, days: WITHIN_DAYS, holder: caller.holder };
    return nothingToOffer((await rememberedSlots(twoWeeks, shop, ports)).days, language);
  },
});
