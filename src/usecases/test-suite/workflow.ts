import type { Appointment, CalendarImage } from '../../domain/appointment.ts';
import type { EventPlace } from '../../domain/calendar-event.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { dateAt } from '../../domain/zone.ts';
import type { Write } from '../../store/write.ts';
import { bookAppointment } from '../booking/book-appointment.ts';
import { cancelAppointment } from '../booking/cancel-appointment.ts';
import { rescheduleAppointment } from '../booking/reschedule-appointment.ts';
import { findSlots } from '../free-time/find-slots.ts';
import type { Ports } from '../ports.ts';
import { goneEvent, liveEvent } from './calendar-checks.ts';
import { type Check, CheckFailed, type Finding } from './check.ts';
import { assertAsSent } from './read-back.ts';
import { nextMonday, SCRATCH_SERVICE } from './scratch-shop.ts';

/** What the booking story is told with: the ports of a scratch book that shows its appointments in the tested calendar. */
export interface WorkflowScene {
  /** The scratch book's. */
  readonly shop: Shop;
  readonly testRun: string;
  readonly ports: Ports;
}

/** What the steps hand on: each needs the ones before it. */
interface Story {
  first: Instant;
  second: Instant;
  appointment: Appointment | null;
}

interface Step extends Omit<Check, 'run'> {
  readonly run: (story: Story, scene: WorkflowScene) => Promise<Finding>;
}

export const WORKFLOW_STEPS: readonly Step[] = [
  { number: 1, name: 'Find the first slot of next Monday', needs: [], run: findStarts },
  { number: 2, name: 'Book it', needs: [1], run: book },
  { number: 3, name: 'Check the calendar event', needs: [2], run: checkEvent },
  { number: 4, name: 'Reschedule to the second slot', needs: [2], run: reschedule },
  { number: 5, name: 'Check the moved event', needs: [4], run: checkEvent },
  { number: 6, name: 'Cancel the appointment', needs: [2], run: cancel },
  { number: 7, name: 'Check that the event is gone', needs: [6], run: checkGone },
];

/** The booking story through the use cases that the commands call. */
export function workflowSteps(scene: WorkflowScene): readonly Check[] {
  const story: Story = { first: 0, second: 0, appointment: null };
  return WORKFLOW_STEPS.map(({ number, name, needs, run }) => ({
    number,
    name,
    needs,
    run: () => run(story, scene),
  }));
}

async function findStarts(story: Story, { shop, ports }: WorkflowScene): Promise<Finding> {
  const date = nextMonday(dateAt(shop.zone, ports.clock.now()));
  const found = await findSlots(
    {
      from: date,
      days: 1,
      services: [SCRATCH_SERVICE],
      durationMinutes: null,
      bay: null,
      technician: null,
      notBefore: null,
    },
    shop,
    ports,
  );
  if (found.trouble !== null) throw new CheckFailed({ kind: 'trouble', trouble: found.trouble });
  const starts = found.days.flatMap((day) => day.starts);
  const [first, second] = starts;
  if (first === undefined || second === undefined)
    throw new CheckFailed({ kind: 'too-few-starts', date, found: starts.length });
  story.first = first.start;
  story.second = second.start;
  return { kind: 'starts', first: first.start, second: second.start };
}

async function book(story: Story, { shop, ports }: WorkflowScene): Promise<Finding> {
  const { value: appointment } = await bookAppointment(
    {
      customer: { name: 'John Doe', phone: null, email: null, notes: null, invite: false },
      vehicle: { plate: null, vin: null, make: 'Toyota', model: 'Camry', year: 2020, notes: null },
      services: [SCRATCH_SERVICE],
      at: story.first,
      durationMinutes: null,
      bay: null,
      technician: null,
      notes: 'Made by bay test-suite, which removes it again.',
      concerns: null,
      invite: false,
      overbookReason: null,
    },
    shop,
    writeNow(ports),
    ports,
  );
  story.appointment = appointment;
  assertShown(appointment);
  return { kind: 'booked', appointment };
}

async function reschedule(story: Story, { shop, ports }: WorkflowScene): Promise<Finding> {
  const { id: appointmentId } = bookedIn(story);
  const { value: appointment } = await rescheduleAppointment(
    {
      appointmentId,
      to: story.second,
      durationMinutes: null,
      bay: null,
      technician: null,
      overbookReason: null,
    },
    shop,
    writeNow(ports),
    ports,
  );
  // It keeps its event: the place of the first booking stays in the story.
  story.appointment = { ...appointment, image: { ...imageOf(appointment), ...placeOf(bookedIn(story)) } };
  assertShown(appointment);
  return { kind: 'moved', appointment };
}

async function checkEvent(story: Story, { testRun, ports }: WorkflowScene): Promise<Finding> {
  const appointment = bookedIn(story);
  const event = await liveEvent(placeOf(appointment), ports.calendar);
  const { start, end, service, customer } = appointment;
  const title = `${service.name} - ${customer.name}`;
  assertAsSent({ start, end, title, description: event.description }, event, testRun);
  return { kind: 'read', event };
}

async function cancel(story: Story, { shop, ports }: WorkflowScene): Promise<Finding> {
  const { id: appointmentId } = bookedIn(story);
  const { value: appointment } = await cancelAppointment(
    { appointmentId, reason: 'other', note: null },
    shop,
    writeNow(ports),
    ports,
  );
  assertShown(appointment);
  return { kind: 'cancelled', appointment };
}

async function checkGone(story: Story, { ports }: WorkflowScene): Promise<Finding> {
  return goneEvent(placeOf(bookedIn(story)), ports.calendar);
}

/** Every change is kept in the book, whatever the calendar says; here it has to say yes. */
function assertShown(appointment: Appointment): void {
  if (appointment.image?.status !== 'synced') throw new CheckFailed({ kind: 'not-shown', appointment });
}

function bookedIn({ appointment }: Story): Appointment {
  if (appointment === null) throw new Error('a step of the workflow before its booking');
  return appointment;
}

function imageOf({ image }: Appointment): CalendarImage {
  if (image === null) throw new Error('the scratch shop shows everything in its calendar');
  return image;
}

function placeOf(appointment: Appointment): EventPlace {
  const { calendarId, eventId } = imageOf(appointment);
  return { calendarId, eventId };
}

function writeNow({ clock }: Pick<Ports, 'clock'>): Write {
  return { at: clock.now(), source: 'counter', actor: null, key: null, dryRun: false };
}
