import { eventIdOf } from '../../src/domain/calendar-event.ts';
import type { EventTexts } from '../../src/domain/event-texts.ts';
import type { Touch } from './ledger.ts';
import type { AppointmentRow, ImageRow, ItemRow } from './rows.ts';
import type { World } from './world.ts';

interface Kept {
  readonly appointments: readonly AppointmentRow[];
  readonly images: readonly ImageRow[];
  readonly items: readonly ItemRow[];
}

const TOLD = `
SELECT s.name AS service, c.name, c.phone, v.year, v.make, v.model, v.plate, json_extract(a.details, '$.notes') AS notes
FROM appointment a JOIN work w ON w.appointment_id = a.id AND w.position = 0 JOIN service s ON s.id = w.service_id
JOIN customer c ON c.id = a.customer_id JOIN vehicle v ON v.id = a.vehicle_id WHERE a.uuid = ?`;

/** What the event of an appointment is to say, as the rows tell it; null for none. */
export function bookTexts({ book }: Pick<World, 'book'>, uuid: string | null): EventTexts | null {
  const told = book.db.prepare(TOLD).get(uuid) as Record<string, string | number | null> | undefined;
  if (told === undefined) return null;
  const { service, name, phone, year, make, model, plate, notes } = told;
  const car = `${year} ${make} ${model}`;
  const lines = { Customer: name, Phone: phone, Car: car, Plate: plate, Service: service, Notes: notes };
  const description = Object.entries(lines).flatMap(([label, value]) =>
    value === null ? [] : [`${label}: ${value}`],
  );
  return { title: `${service} - ${name}`, description: description.join('\n') };
}

/**
 * I16: an event into which nobody has written says what the book says. What somebody wrote is there still, or is told; and a
 * change here that it kept out is told.
 */
export function textViolations(world: World, kept: Kept): string[] {
  // Google itself may have overwritten what somebody wrote.
  if (world.model.settings.overlooksCollisionsForMs > 0) return [];
  return kept.images.flatMap((image) => {
    const appointment = kept.appointments.find(({ id }) => id === image.appointment);
    if (appointment === undefined || image.present === 0 || image.removed !== null) return [];
    return image.refused === image.wanted ? [] : ofImage(appointment, image, world, kept.items);
  });
}

function ofImage(
  { id, uuid }: AppointmentRow,
  { calendar, generation }: ImageRow,
  world: World,
  items: readonly ItemRow[],
): string[] {
  const eventId = eventIdOf(uuid, generation);
  const touches = world.ledger.touchesOf(calendar, eventId);
  const event = world.model.event(calendar, eventId);
  const book = bookTexts(world, uuid);
  if (event === undefined || book === null) return [];
  const there: EventTexts = { title: event.summary ?? '', description: event.description ?? '' };
  const isTold = (...kinds: readonly ItemRow['kind'][]) =>
    items.some((item) => kinds.includes(item.kind) && item.appointment === id && item.event === eventId);
  // Without marks nobody can tell for sure who has written what.
  const isUnmarked = touches.some(({ kind }) => kind === 'unstamped');
  return (['title', 'description'] as const).flatMap((part) => {
    const where = `the ${part} of #${id} in ${calendar}`;
    const last = touches.flatMap(({ words }) => (words?.part === part ? words : [])).at(-1);
    if (last === undefined) {
      const isBehind = there[part] !== book[part] && !isUnmarked && !world.ledger.overBefore.has(id);
      return isBehind ? [`I16: ${where} is not what the book says`] : [];
    }
    if (there[part] !== last.now)
      return isTold('changed-removed') ? [] : [`I16: ${where} was written over somebody’s words`];
    return isKeptOut(last, book[part], world, id) && !isTold('texts-kept')
      ? [`I16: ${where} keeps out a change here, and nobody is told`]
      : [];
  });
}

function isKeptOut(
  { book }: NonNullable<Touch['words']>,
  now: string,
  { ledger }: World,
  id: number,
): boolean {
  return book !== now && !ledger.overBefore.has(id);
}
