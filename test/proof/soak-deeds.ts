import { DAY_MS, HOUR_MS, type Instant } from '../../src/domain/interval.ts';
import { rowsOf } from '../simulation/rows.ts';
import { pick } from './random.ts';
import { CUSTOMERS, type SoakedShop } from './soak-shop.ts';
import type { SoakWorld } from './soak-world.ts';

/** The shop, what the simulator's checks know of it, and how often each answer was given. */
export interface Soak {
  readonly shop: SoakedShop;
  readonly world: SoakWorld;
  /** Visits from then on are what people in Google touch: by its end none of them is over. */
  readonly ahead: Instant;
  readonly answers: Map<string, number>;
  readonly violations: string[];
}

/** Done; not to be had, taken or over; not found; the calendar is out of reach. */
const ANSWERS: ReadonlySet<number> = new Set([0, 2, 4, 5, 6, 9]);

/** What somebody at a counter does next: books, moves, cancels, receives a car or hands it back, settles what is in the inbox. */
export async function atACounter(soak: Soak): Promise<void> {
  const { random } = soak.shop;
  const luck = random();
  if (luck < 0.5) await book(soak);
  else if (luck < 0.66) await move(soak);
  else if (luck < 0.78) await cancel(soak);
  else if (luck < 0.92) await mark(soak);
  else await settle(soak);
}

/** Somebody who calls: is offered times, and takes one, gives them back, or hangs up. */
export async function anAgent(soak: Soak): Promise<void> {
  const { shop, world } = soak;
  const { random } = shop;
  const number = 1 + Math.floor(random() * CUSTOMERS);
  const date = dateText(soak.ahead + Math.floor(random() * 12) * DAY_MS);
  const offered = await called(soak, 'propose_appointment', {
    customer_id: number,
    vehicle_id: number,
    service_type: pick(['oil_change', 'brake_service'], random),
    date,
  });
  const token = offered?.proposal_token ?? null;
  if (token === null) return;
  await shop.clock.pass(Math.floor(random() * 40_000));
  const luck = random();
  if (luck < 0.6) {
    const booked = await called(soak, 'commit_appointment', { proposal_token: token, option: 1 });
    if (booked !== null) world.ledger.promised.add(booked.appointment_id);
  } else if (luck < 0.75) await called(soak, 'release_proposal', { proposal_token: token });
}

async function book(soak: Soak): Promise<void> {
  const { shop, world } = soak;
  const number = String(1 + Math.floor(shop.random() * CUSTOMERS));
  const service = pick(['oil_change', 'brake_service'], shop.random);
  const at = someStart(soak, shop.random() < 0.3);
  const wish = shop.random() < 0.2 ? ['--technician', pick(['Maria', 'Luis'], shop.random)] : [];
  const words = ['book', '--customer', number, '--vehicle', number, '--service', service, '--at', at];
  const done = await typed(soak, [...words, ...wish]);
  if (done !== null) world.ledger.promised.add(done.appointment_id);
}

/** To another day of the same side of `ahead`. */
async function move(soak: Soak): Promise<void> {
  const { shop, ahead } = soak;
  const one = someVisit(soak, 2 * HOUR_MS);
  if (one !== null)
    await typed(soak, [
      'reschedule',
      `${one.id}`,
      '--to',
      someStart(soak, one.start < ahead),
      ...(shop.random() < 0.2 ? ['--technician', 'Maria'] : []),
    ]);
}

async function cancel(soak: Soak): Promise<void> {
  const one = someVisit(soak, HOUR_MS);
  if (one === null) return;
  soak.world.ledger.cancelling.add(one.id);
  await typed(soak, ['cancel', `${one.id}`, '--reason', 'other']);
}

/** A car comes, is worked on, or is done. */
async function mark(soak: Soak): Promise<void> {
  const now = soak.shop.clock.now();
  const today = rowsOf(soak.world.book.db)
    .appointments()
    .filter(
      ({ start, end, status }) =>
        start < now + HOUR_MS && end > now - 3 * HOUR_MS && NEXT[status] !== undefined,
    );
  if (today.length === 0) return;
  const { id, status } = pick(today, soak.shop.random);
  // What is on its way through the shop is scheduled no more.
  soak.world.ledger.cancelling.add(id);
  await typed(soak, [NEXT[status] ?? 'in', `${id}`]);
}

const NEXT: Readonly<Record<string, string>> = { scheduled: 'in', arrived: 'start', in_progress: 'done' };

async function settle(soak: Soak): Promise<void> {
  const { world, shop } = soak;
  const open = rowsOf(world.book.db)
    .items()
    .filter(({ kind, resolved }) => kind === 'event-removed' && resolved === null);
  if (open.length === 0) return;
  const { id, appointment } = pick(open, shop.random);
  if (shop.random() < 0.7) {
    world.ledger.restoring.add(id);
    await typed(soak, ['inbox', 'resolve', `${id}`, '--restore']);
    return;
  }
  if (appointment !== null) world.ledger.cancelling.add(appointment);
  await typed(soak, ['inbox', 'resolve', `${id}`, '--cancel']);
}

// oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
async function typed(soak: Soak, words: readonly string[]): Promise<any> {
  const { exitCode, stdout, stderr } = await soak.shop.bay([...words, '--json']);
  note(soak, `${words[0]} ${exitCode}`);
  if (!ANSWERS.has(exitCode))
    soak.violations.push(`${words.join(' ')} ends with ${exitCode}: ${stdout}${stderr}`);
  return exitCode === 0 ? JSON.parse(stdout).data : null;
}

// oxlint-disable-next-line typescript/no-explicit-any -- the same
async function called(soak: Soak, tool: string, given: object): Promise<any> {
  const { exitCode, stdout, stderr } = await soak.shop.bay([
    'call',
    tool,
    JSON.stringify(given),
    '--allow-write',
  ]);
  note(soak, `${tool} ${exitCode}`);
  if (!ANSWERS.has(exitCode)) soak.violations.push(`${tool} ends with ${exitCode}: ${stdout}${stderr}`);
  return exitCode === 0 ? JSON.parse(stdout).data : null;
}

function note({ answers }: Soak, answer: string): void {
  answers.set(answer, (answers.get(answer) ?? 0) + 1);
}

function someVisit({ shop, world }: Soak, leastMs: number) {
  const from = shop.clock.now() + leastMs;
  const open = rowsOf(world.book.db)
    .appointments()
    .filter(({ status, start }) => status === 'scheduled' && start > from);
  return open.length === 0 ? null : pick(open, shop.random);
}

/** As the command line takes it: of the days until `ahead`, or of the two weeks that follow. */
function someStart({ shop, ahead }: Soak, isSoon: boolean): string {
  const { random, clock } = shop;
  const from = isSoon ? clock.now() + HOUR_MS : ahead + HOUR_MS;
  const days = isSoon ? Math.max(1, Math.floor((ahead - from) / DAY_MS)) : 14;
  const hour = 8 + Math.floor(random() * 9);
  const date = dateText(from + Math.floor(random() * days) * DAY_MS);
  return `${date}T${String(hour).padStart(2, '0')}:${random() < 0.5 ? '00' : '30'}`;
}

function dateText(at: Instant): string {
  return new Date(at - 5 * HOUR_MS).toISOString().slice(0, 10);
}
