import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import type { Shop } from '../../domain/shop.ts';
import { type Mark, momentOf, notDue, type Step, stepOf } from '../../domain/visit-chain.ts';
import type { VisitDetails } from '../../domain/visit-details.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { Write, Written } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { changeVisit, deliverChange, untilTaken } from '../booking/change-visit.ts';
import { evenOver, timeTaken } from '../booking/time-taken.ts';
import { type Ways, waysSaid } from '../booking/visit-ways.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import { appointmentNumbered, presentAnswer } from '../find-appointment.ts';
import type { Ports } from '../ports.ts';
import type { Delivered } from '../receipt.ts';
import { type Fitting, whoFitsAfter } from '../waitlist/who-fits.ts';
import { freedTime } from './freed-time.ts';

export interface MarkRequest {
  readonly appointmentId: number;
  readonly mark: Mark;
  /** What is said with it. */
  readonly ways: Ways;
  /** Somebody has said that it is meant, though the visit is another day's. */
  readonly anyway: boolean;
  /** Why it may come to a taken time all the same; null: it may not. Left out: no reason can be given. */
  readonly overbookReason?: string | null;
}

export interface Marked extends Delivered {
  /** What of its time others could have since nobody came; null: nothing. */
  readonly freed: Interval | null;
  /** Who on the waitlist fits it. */
  readonly waitlist: readonly Fitting[];
}

const VERBS: Readonly<Record<Mark, JournalVerb>> = {
  arrived: 'arrived',
  in_progress: 'started',
  completed: 'completed',
  no_show: 'no-show',
};

/**
 * Notes how far a visit has come, with what is said when the car comes in. To note it again changes nothing (`replayed`), but
 * for what is said otherwise by now. Who does not come gives the time back, and takes it again if they come after all. Throws
 * `status-order`, `not-due`, `appointment-finished`, `not-found`, `key-reused`, what the promise throws, `mode-full`, and, for
 * who comes after all, `slot-taken` and `car-taken`.
 */
export async function markVisit(
  request: MarkRequest,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Marked> {
  checkTexts({ reason: request.overbookReason, tag: request.ways.tag }, write);
  return counted('mark', write, ports, () =>
    answeredOnce<readonly Appointment[], Marked>(
      write,
      async ([earlier]) => told(await presentAnswer(earlier as Appointment, ports), shop, write, ports),
      async () => {
        const marked = await untilTaken(() => tryToMark(request, shop, write, ports));
        return told(await deliverChange(marked, write, ports), shop, write, ports);
      },
      ports,
    ),
  );
}

async function told(answer: Delivered, shop: Shop, write: Write, ports: Ports): Promise<Marked> {
  const { value: after, replayed } = answer;
  const freed = freedTime(after);
  if (freed === null || replayed) return { ...answer, freed, waitlist: [] };
  const before = { ...after, status: 'scheduled' } as const;
  const giving = { visits: [{ before, after }], change: 'moved' } as const;
  return { ...answer, freed, waitlist: await whoFitsAfter(giving, shop, write, ports) };
}

async function tryToMark(
  request: MarkRequest,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<Written<Appointment>> {
  const { appointmentId: id, mark } = request;
  const before = await appointmentNumbered(id, ports);
  const step = stepAllowed(before, request, shop, write);
  const { details, ...promise } = await waysSaid(request.ways, before, shop, write.at);
  const basedOn = before.revision;
  const note = (told: Partial<VisitDetails>) => {
    if (step === 'so')
      return changeVisit(
        { do: 'edit', id, basedOn, details: { ...details, ...told }, ...promise },
        write,
        'edited',
        ports,
      );
    const noted = { ...details, ...momentOf(mark, write.at), ...told };
    const change = { do: 'mark', id, basedOn, status: mark, details: noted, ...promise } as const;
    return changeVisit(change, write, VERBS[mark], ports);
  };
  const { overbookReason } = request;
  return evenOver(overbookReason ?? null, note, (refused) =>
    timeTaken(before, refused, shop, ports, overbookReason !== undefined),
  );
}

/** Throws `status-order`, `not-due`, `appointment-finished`. */
function stepAllowed(
  before: Appointment,
  { mark, ways, anyway }: MarkRequest,
  { zone }: Shop,
  { at: now }: Write,
): Step {
  const { id: appointmentId, status, start } = before;
  const step = stepOf(status, mark);
  if (step === 'never')
    throw new AppError({ code: 'appointment-finished', appointmentId, status, verb: 'mark' });
  if (step === 'back') throw new AppError({ code: 'status-order', appointmentId, status, mark });
  // The key of a car that is left the night before is in the box by the door.
  const isLeftAtNight = mark === 'arrived' && ways.mode === 'night_drop';
  if (step === 'so' || anyway || isLeftAtNight) return step;
  const why = notDue(mark, { status, start, date: dateAt(zone, start) }, { now, today: dateAt(zone, now) });
  if (why !== null) throw new AppError({ code: 'not-due', appointmentId, start, mark, why });
  return step;
}
