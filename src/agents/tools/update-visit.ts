import { isOpen } from '../../domain/appointment.ts';
import { AppError } from '../../failure.ts';
import { editVisit } from '../../usecases/booking/edit-visit.ts';
import { assertOwnCar } from '../asked/own-car.ts';
import { ownVisit } from '../asked/own-visit.ts';
import { refusedArgument } from '../asked/refused-argument.ts';
import { APPOINTMENT_ID, BOOK_NUMBER, KEY, LANGUAGE, VISIT_MODE } from '../asked/shared-parameters.ts';
import { ALTERNATIVES, WRITTEN_VISIT } from '../told/told-facts.ts';
import { writtenAnswer } from '../told/written-answer.ts';
import { REPLACES, tool } from '../tool/tool.ts';

/** What the shop has promised and noted is the counter's to change. */
const CHANGEABLE = ['service_type', 'vehicle_id', 'visit_mode', 'customer_concerns'];

export const UPDATE_VISIT = tool({
  name: 'update_visit',
  title: 'Change what an appointment is for',
  scope: 'write',
  annotations: { ...REPLACES, openWorldHint: true },
  describe: () =>
    'Change what an appointment is for, not when: another service, another vehicle of the same customer, how the car comes, what the customer says about it. To change the time use reschedule_appointment.',
  parameters: {
    appointment_id: APPOINTMENT_ID,
    service_type: {
      type: 'string',
      text: 'name',
      description: 'The service that it is for instead (optional)',
    },
    vehicle_id: {
      ...BOOK_NUMBER,
      description: 'The vehicle that comes instead (obtained from lookup_customer result; optional)',
    },
    visit_mode: VISIT_MODE,
    customer_concerns: {
      type: 'string',
      text: 'concerns',
      description: 'What the customer says about the car, all of it (optional)',
    },
    idempotency_key: KEY,
    language: LANGUAGE,
  },
  answers: { always: WRITTEN_VISIT, sometimes: ALTERNATIVES },
  failing: { en: 'Failed to update appointment', es: 'No se pudo modificar la cita' },
  run: async (read, call) => {
    const {
      service_type: service,
      vehicle_id: vehicleId,
      visit_mode: mode,
      customer_concerns: concerns,
    } = read;
    const { shop, ports, write, caller } = call;
    const visit = await ownVisit(read.appointment_id, call);
    if (service === null && vehicleId === null && mode === null && concerns === null)
      throw refusedArgument({ name: 'appointment_id', fault: 'nothing-of', names: CHANGEABLE });
    if (vehicleId !== null) await assertOwnCar(visit.customer.id, vehicleId, call);
    const { id: appointmentId, status } = visit;
    if (!isOpen(status))
      throw new AppError({ code: 'appointment-finished', appointmentId, status, verb: 'edit' });
    const edited = await editVisit(
      {
        appointmentId,
        ways: mode === null ? {} : { mode },
        ...(concerns === null ? {} : { concerns }),
        ...(service === null ? {} : { services: [service] }),
        ...(vehicleId === null ? {} : { vehicleId }),
        overbookReason: null,
        holder: caller.holder,
      },
      shop,
      write,
      ports,
    );
    return writtenAnswer(edited, 'changed', call);
  },
});
