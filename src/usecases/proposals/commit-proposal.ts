import type { Shop } from '../../domain/shop.ts';
import { AppError, failureOf } from '../../failure.ts';
import type { Write } from '../../store/write.ts';
import { bookAppointment } from '../booking/book-appointment.ts';
import type { Ports } from '../ports.ts';
import type { ProposedOption, ProposedVisit } from './proposed-option.ts';

export interface Commitment {
  readonly tokenHash: string;
  /** Which of the options, from 1. */
  readonly option: number;
  /** That of the conversation that takes it up: the one that it was made in. */
  readonly conversation: string | null;
  readonly concerns: string | null;
  readonly notes: string | null;
}

/**
 * Books one of the times that were offered; all else that is held for the conversation is free again with the same commit. Final: the
 * same again gives the same appointment, however often, and another option is refused (`proposal-taken`). Who comes after the hold
 * has run out gets the time all the same where it is still free. Throws `proposal-gone`, and what a booking throws.
 */
export async function commitProposal(
  { tokenHash, option, conversation, concerns, notes }: Commitment,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Awaited<ReturnType<typeof bookAppointment>>> {
  const proposal = await ports.store.proposals.get(tokenHash, ports.clock.now());
  const visit = proposal?.conversation === conversation ? (proposal?.content as ProposedVisit) : undefined;
  const chosen = visit?.options[option - 1];
  if (visit === undefined || chosen === undefined) throw new AppError({ code: 'proposal-gone' });
  const key = { text: `proposal ${tokenHash}`, request: `option ${option}` };
  const book = () =>
    bookAppointment(
      {
        customer: { id: visit.customerId },
        vehicle: { id: visit.vehicleId },
        services: visit.services,
        at: chosen.start,
        durationMinutes: null,
        bay: null,
        technician: null,
        notes,
        concerns,
        ways: visit.mode === null ? {} : { mode: visit.mode },
        invite: null,
        overbookReason: null,
        inOtherWords: true,
        holder: conversation === null ? { tokenHash } : { conversation },
      },
      shop,
      { ...write, key },
      ports,
    );
  try {
    if ((await ports.store.earlierResult(key)) === null) await assertNoOtherTaken(visit, chosen, ports);
    return await book();
  } catch (thrown) {
    throw failureOf(thrown, 'key-reused') === null ? thrown : new AppError({ code: 'proposal-taken' });
  }
}

/** No time was offered at which the car had a visit: one that is there now was made of the offer, whoever made it. */
async function assertNoOtherTaken(
  { customerId, vehicleId, options }: ProposedVisit,
  chosen: ProposedOption,
  { store }: Pick<Ports, 'store'>,
): Promise<void> {
  for (const { start } of options) {
    if (start === chosen.start) continue;
    const taken = await store.appointments.ofVisit(customerId, vehicleId, start);
    if (taken.length > 0) throw new AppError({ code: 'proposal-taken' });
  }
}
