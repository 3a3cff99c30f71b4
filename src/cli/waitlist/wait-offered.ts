import type { Command } from 'commander';
import type { Instant } from '../../domain/interval.ts';
import { dayInterval } from '../../domain/zone.ts';
import { readWhen } from '../../input/when.ts';
import { bookedView } from '../../output/appointments/appointment.ts';
import { momentText } from '../../output/form/moments.ts';
import { clean } from '../../output/form/safe-text.ts';
import { offerQuestion, offerView } from '../../output/waitlist/waitlist.ts';
import { bookAppointment } from '../../usecases/booking/book-appointment.ts';
import { vehicleSaid } from '../../usecases/people/visitor-said.ts';
import { noteOffer, type OfferedTimes, offerTimes } from '../../usecases/waitlist/offer-times.ts';
import type { App, Prompter } from '../app.ts';
import { warnIfNotShown } from '../calendars/warn-if-not-shown.ts';
import { warnOfSource } from '../calendars/warn-of-source.ts';
import { readingAsked } from '../options/when.ts';
import { outcomeOf, writeOf } from '../options/writing.ts';
import { oneOfSeveral } from '../people/choosing.ts';
import { waitNamed } from './wait-named.ts';

/** As many as can be read aloud, and chosen from. */
const MOST = 12;

/** Shows the nearest free times that suit; at a terminal one of them can be booked. */
export async function offer(
  entry: string | undefined,
  words: readonly string[],
  command: Command,
  app: App,
): Promise<void> {
  const wait = await waitNamed(entry, 'waitlist offer', app);
  const from = words.length === 0 ? null : await momentSaid(words.join(' '), app);
  const offered = await offerTimes(wait, { from, most: MOST }, await app.shop(), await app.ports());
  await warnOfSource(offered, await app.time(), app);
  const prompter = offered.starts.length === 0 ? null : await app.prompter();
  const start = prompter === null ? null : await chosen(offered, prompter, app);
  if (prompter !== null && start !== null) return book(offered, start, prompter, command, app);
  if (offered.starts.length > 0) await noteOffer(wait, await writeOf(app, command), await app.ports());
  app.show(offerView(offered, await app.time()));
}

async function momentSaid(words: string, app: App): Promise<Instant> {
  const when = await readingAsked([words], app, ([text = ''], context) => readWhen(text, context));
  return when.kind === 'moment' ? when.at : dayInterval((await app.time()).zone, when.date).start;
}

/** Null: none of them. */
async function chosen(offered: OfferedTimes, prompter: Prompter, app: App): Promise<Instant | null> {
  const time = await app.time();
  return prompter.choose<Instant | null>(offerQuestion(offered, time), [
    ...offered.starts.map(({ start, bays }) => ({
      label: `${momentText(start, time)}  ${bays.map((bay) => clean`${bay}`).join(', ')}`,
      value: start,
    })),
    { label: 'none of these: book nothing', value: null },
  ]);
}

async function book(
  { wait }: OfferedTimes,
  at: Instant,
  prompter: Prompter,
  command: Command,
  app: App,
): Promise<void> {
  const ports = await app.ports();
  const write = await writeOf(app, command);
  const customer = { id: wait.customerId };
  const known = wait.vehicleId === null ? undefined : String(wait.vehicleId);
  const vehicle = await oneOfSeveral(
    app,
    () => vehicleSaid({ vehicle: known, given: {} }, customer, ports),
    async (id) => ({ id: Number(id) }),
  );
  const car =
    'unsaid' in vehicle
      ? await (await import('../people/vehicle-questions.ts')).askVehicle(customer, prompter, app)
      : vehicle;
  const request = {
    customer,
    vehicle: car,
    services: wait.services,
    at,
    durationMinutes: wait.minutes,
    bay: null,
    technician: null,
    notes: wait.notes,
    concerns: null,
    invite: null,
    overbookReason: null,
  };
  const booked = await bookAppointment(request, await app.shop(), write, ports);
  app.show(bookedView(booked.value, outcomeOf(booked, write), await app.time(), booked.receipt, booked));
  if (!write.dryRun) await warnIfNotShown(booked.value, booked.trouble, app);
}
