import { bookAppointment } from '../../usecases/booking/book-appointment.ts';
import { momentArgument } from '../asked/moment-argument.ts';
import { assertOwnCar } from '../asked/own-car.ts';
import { CUSTOMER_ID, KEY, LANGUAGE, MINUTES, SERVICE_TYPE, VEHICLE_ID } from '../asked/shared-parameters.ts';
import { shownIn } from '../told/shown-in.ts';
import { ALTERNATIVES, WRITTEN_VISIT } from '../told/told-facts.ts';
import { writtenAnswer } from '../told/written-answer.ts';
import { assertOf } from '../tool/caller.ts';
import { ADDS, tool } from '../tool/tool.ts';

export const BOOK_APPOINTMENT = tool({
  name: 'book_appointment',
  title: 'Book an appointment',
  scope: 'write',
  annotations: { ...ADDS, openWorldHint: true },
  describe: (shop) =>
    shownIn(shop, {
      google:
        'Book a service appointment for a customer. Creates appointment in database AND Google Calendar. Sends calendar invitation to customer email if available.',
      own: "Book a service appointment for a customer. Creates appointment in the shop's own book.",
    }),
  parameters: {
    customer_id: CUSTOMER_ID,
    vehicle_id: VEHICLE_ID,
    scheduled_at: {
      type: 'string',
      text: 'time',
      description:
        "Appointment date and time in ISO format (e.g., '2025-01-15T09:00:00'). MUST be within available slots from get_available_slots.",
      required: true,
    },
    service_type: SERVICE_TYPE,
    duration_minutes: {
      ...MINUTES,
      description: ({ defaultDurationMinutes }) =>
        `Duration in minutes. Should match duration used in get_available_slots. Default: ${defaultDurationMinutes}`,
    },
    service_description: {
      type: 'string',
      text: 'notes',
      description: 'What is to be done, in other words (optional)',
    },
    customer_concerns: {
      type: 'string',
      text: 'concerns',
      description: 'What the customer says about the car (optional)',
    },
    notes: {
      type: 'string',
      text: 'notes',
      description: 'Any special notes or customer concerns (optional)',
    },
    idempotency_key: KEY,
    language: LANGUAGE,
  },
  answers: { always: WRITTEN_VISIT, sometimes: ALTERNATIVES },
  failing: { en: 'Failed to book appointment', es: 'No se pudo reservar la cita' },
  run: async (read, call) => {
    const { shop, ports, caller, write } = call;
    await assertOf(caller, read.customer_id);
    await assertOwnCar(read.customer_id, read.vehicle_id, call);
    const booked = await bookAppointment(
      {
        customer: { id: read.customer_id },
        vehicle: { id: read.vehicle_id },
        services: [read.service_type],
        at: momentArgument('scheduled_at', read.scheduled_at, call),
        durationMinutes: read.duration_minutes ?? shop.defaultDurationMinutes,
        bay: null,
        technician: null,
        notes: [read.notes, read.service_description].filter((text) => text !== null).join('\n') || null,
        concerns: read.customer_concerns,
        invite: null,
        overbookReason: null,
        inOtherWords: true,
        holder: caller.holder,
      },
      shop,
      write,
      ports,
    );
    return writtenAnswer(booked, 'booked', call);
  },
});
