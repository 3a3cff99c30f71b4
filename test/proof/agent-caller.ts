import { DAY, type Told } from './agent-site.ts';
import { newcomer } from './book-of-proof.ts';
import { pick, type Random } from './random.ts';

/** What came of a caller, as far as it must be judged. */
export type Event =
  | { readonly kind: 'booked'; readonly customer: number; readonly appointmentId: number }
  | { readonly kind: 'refused'; readonly code: string; readonly alternatives: number }
  | { readonly kind: 'wrong'; readonly what: string };

export interface CallerWorld {
  readonly customer: number;
  readonly random: Random;
  readonly ask: (conversation: string, tool: string, given: object) => Promise<Told>;
  /** So long by the book's clock, in minutes. */
  readonly pause: (minutes: number) => Promise<void>;
  readonly isDayFull: () => Promise<boolean>;
  readonly tell: (event: Event) => void;
}

/** A day that is not full after so many calls of one customer never will be. */
const MOST_CALLS = 500;

/** Calls until there is an appointment on that day, or the day is full. */
export async function callUntilBooked(world: CallerWorld): Promise<void> {
  for (let calls = 1; !(await world.isDayFull()); calls += 1) {
    if (calls > MOST_CALLS) throw new Error(`customer ${world.customer} has called ${MOST_CALLS} times`);
    if (await oneCall(world)) return;
    await world.pause(world.random());
  }
  await lastCall(world);
}

interface Option {
  readonly option: number;
  readonly start: string;
}

/** Somebody on the line, who was offered times. */
interface OnTheLine {
  readonly world: CallerWorld;
  /** Those of the day that all of them want. */
  readonly options: readonly [Option, ...Option[]];
  readonly chosen: Option;
  readonly commit: (option: Option) => Promise<Told>;
  readonly book: (start: string) => Promise<Told>;
  readonly release: () => Promise<Told>;
}

/** How somebody behaves then; true where they are booked. */
const MANNERS: readonly ((line: OnTheLine) => Promise<boolean>)[] = [
  // Takes the first.
  async ({ world, options: [first], commit }) => outcome(world, [await commit(first)]),
  // Takes one of them.
  async ({ world, chosen, commit }) => outcome(world, [await commit(chosen)]),
  async function takesItTwiceAtOnce({ world, chosen, commit }) {
    return outcome(world, await Promise.all([commit(chosen), commit(chosen)]));
  },
  async function takesTwoAtOnce({ world, options: [first], chosen, commit }) {
    return outcome(world, await Promise.all([commit(first), commit(chosen)]));
  },
  async function takesItByItsTime({ world, chosen, book }) {
    return outcome(world, [await book(chosen.start)]);
  },
  async function isLate({ world, chosen, commit }) {
    await world.pause(2);
    return outcome(world, [await commit(chosen)]);
  },
  async function wantsNone({ release }) {
    await release();
    return false;
  },
  async function hangsUp() {
    return false;
  },
];

/** True where the caller is booked. */
async function oneCall(world: CallerWorld): Promise<boolean> {
  const { customer, random } = world;
  const ask = await onTheLine(world);
  const known = await bookedBefore(world, ask);
  if (known) return true;
  const visit = { customer_id: customer, vehicle_id: customer, service_type: 'oil_change' };
  const offer = await ask('propose_appointment', { ...visit, date: DAY });
  if (!offer.success) return refused(world, offer);
  const token = { proposal_token: offer.data.proposal_token };
  const release = () => ask('release_proposal', token);
  const [first, ...more] = (offer.data.options as Option[]).filter(({ start }) => start.startsWith(DAY));
  if (first === undefined) {
    await release();
    return false;
  }
  await world.pause(random());
  return pick(
    MANNERS,
    random,
  )({
    world,
    options: [first, ...more],
    chosen: pick([first, ...more], random),
    commit: ({ option }) => ask('commit_appointment', { ...token, option }),
    book: (start) => ask('book_appointment', { ...visit, scheduled_at: start, duration_minutes: 30 }),
    release,
  });
}

/** Of a day that is full everybody who is not in it is told of others. */
async function lastCall(world: CallerWorld): Promise<void> {
  const { customer, tell } = world;
  const ask = await onTheLine(world);
  if (await bookedBefore(world, ask)) return;
  const visit = { customer_id: customer, vehicle_id: customer, service_type: 'oil_change' };
  const given = { ...visit, scheduled_at: `${DAY}T10:00:00`, duration_minutes: 30 };
  const answer = await ask('book_appointment', given);
  if (answer.success) tell({ kind: 'wrong', what: `#${answer.data.appointment_id} on a full day` });
  else refused(world, answer);
}

type Ask = (tool: string, given: object) => Promise<Told>;

let conversations = 0;

/** Another conversation, which knows who is calling. */
async function onTheLine({ customer, ask }: CallerWorld): Promise<Ask> {
  conversations += 1;
  const id = `${process.pid}-${conversations}-${customer}`;
  const inCall: Ask = (tool, given) => ask(id, tool, given);
  await inCall('lookup_customer', { phone_number: newcomer(customer - 1).phone });
  return inCall;
}

/** By a call that nobody has answered, because its agent was killed. */
async function bookedBefore(world: CallerWorld, ask: Ask): Promise<boolean> {
  const { data } = await ask('get_upcoming_appointments', { customer_id: world.customer });
  const [there] = data.appointments ?? [];
  return there === undefined ? false : booked(world, there.appointment_id);
}

/** Of calls that were made at once one appointment comes, or none. */
function outcome(world: CallerWorld, answers: readonly Told[]): boolean {
  const ids = new Set(
    answers.flatMap(({ success, data }) => (success ? [data.appointment_id as number] : [])),
  );
  if (ids.size > 1) world.tell({ kind: 'wrong', what: `${ids.size} appointments of one proposal` });
  for (const answer of answers) {
    // Another option of the same proposal, beside the one that was taken.
    if (!answer.success && answer.code !== 'proposal-taken') refused(world, answer);
  }
  const [id] = ids;
  return id === undefined ? false : booked(world, id);
}

function booked({ customer, tell }: CallerWorld, appointmentId: number): true {
  tell({ kind: 'booked', customer, appointmentId });
  return true;
}

function refused({ tell }: CallerWorld, { code, data }: Told): false {
  tell({ kind: 'refused', code: code ?? 'none', alternatives: data.alternatives?.length ?? 0 });
  return false;
}
