import type { Appointment } from '../../domain/appointment.ts';
import { AppError } from '../../failure.ts';
import type { Write } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { changeVisit, deliverChange, untilTaken } from '../booking/change-visit.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import { appointmentNumbered, presentAnswer } from '../find-appointment.ts';
import type { Ports } from '../ports.ts';
import type { Delivered } from '../receipt.ts';

/**
 * Notes that the customer has said that they come. To note it again changes nothing (`replayed`). Throws `appointment-finished`
 * for a visit that waits for nobody any more, `not-found`, `key-reused`.
 */
export async function confirmVisit(id: number, write: Write, ports: Ports): Promise<Delivered> {
  checkTexts({}, write);
  return counted('mark', write, ports, () =>
    answeredOnce<readonly Appointment[], Delivered>(
      write,
      async ([earlier]) => presentAnswer(earlier as Appointment, ports),
      async () => {
        const confirmed = await untilTaken(async () => {
          const { revision, status, confirmedAt } = await appointmentNumbered(id, ports);
          if (status !== 'scheduled')
            throw new AppError({ code: 'appointment-finished', appointmentId: id, status, verb: 'confirm' });
          const details = { confirmedAt: confirmedAt ?? write.at };
          return changeVisit({ do: 'edit', id, basedOn: revision, details }, write, 'confirmed', ports);
        });
        return deliverChange(confirmed, write, ports);
      },
      ports,
    ),
  );
}
