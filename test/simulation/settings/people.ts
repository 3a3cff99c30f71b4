import { type Interval, MINUTE_MS } from '../../../src/domain/interval.ts';
import { pick, type Random } from '../../proof/random.ts';
import { eventNameOf, isOurId } from '../event-names.ts';
import { STARTS } from '../next-command.ts';
import { rowsOf } from '../rows.ts';
import { AT_GOOGLE } from './moment.ts';
import type { SettingsWorld } from './world.ts';

/** What somebody did to one of our events in Google. */
export interface SettingsTouch {
  readonly kind: 'moved' | 'deleted';
  readonly appointment: number;
  readonly eventId: string;
  readonly where: string;
  readonly times: Interval;
  /** The book wanted this very event there at that moment. */
  readonly isWanted: boolean;
}

const WANTED = `
SELECT 1 FROM calendar_image i JOIN calendar_place p ON p.calendar_id = i.calendar_id
WHERE p.google_id = ? AND i.event_id = ? AND i.present = 1 AND i.burning = 0 AND i.dead = 0`;

/** Somebody drags one of our events to another time or, less often, deletes it. */
export function touchSome(world: SettingsWorld, random: Random): void {
  const { model, book } = world;
  const live = AT_GOOGLE.flatMap((where) =>
    [...model.liveEvents(where)].flatMap(({ id, transparency }) =>
      typeof id === 'string' && isOurId(id) && transparency !== 'transparent' ? [{ where, id }] : [],
    ),
  );
  if (live.length === 0) return;
  const { where, id } = pick(live, random);
  const appointment = rowsOf(book.db)
    .appointments()
    .find(({ uuid }) => id.startsWith(eventNameOf(uuid)));
  if (appointment === undefined) return;
  const start = pick(STARTS, random);
  const times = { start, end: start + 30 * MINUTE_MS };
  const kind = random() < 0.75 ? 'moved' : 'deleted';
  const isWanted = book.db.prepare(WANTED).get(where, id) !== undefined;
  world.trace(() => `people: ${kind} ${where} ${id}`);
  if (kind === 'moved') model.people.move(where, id, times);
  else model.people.delete(where, id);
  world.touches.push({ kind, appointment: appointment.id, eventId: id, where, times, isWanted });
}
