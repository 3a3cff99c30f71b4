import type { CalendarService } from '../../src/calendar/calendar-service.ts';
import { type EventAnswer, isOfOneEvent } from '../../src/domain/calendar-answer.ts';
import { eventIdOf } from '../../src/domain/calendar-event.ts';
import { type EventImage, nextGeneration } from '../../src/domain/event-image.ts';
import type { Settlement } from '../../src/domain/settlement.ts';
import type { OwedImage } from '../../src/store/images.ts';
import { MOVE_MUTANTS } from './move-mutants.ts';
import { reading, stepping } from './mutant-kinds.ts';
import { REMOVAL_MUTANTS } from './removal-mutants.ts';
import type { Mutant } from './world.ts';

const plain = (image: EventImage): Settlement => ({
  image,
  adopt: null,
  notes: [],
  solved: [],
  trouble: null,
});

const ATTEMPTED_LATER: Mutant = {
  name: 'attempted not durable',
  protocol: (sound) => ({
    ...sound,
    nextStep: (image) => {
      const step = sound.nextStep(image);
      return step.action?.do === 'create' ? { ...step, image: { ...step.image, attempted: false } } : step;
    },
    interpret: (image, action, answer, truth) =>
      sound.interpret(action.do === 'create' ? { ...image, attempted: true } : image, action, answer, truth),
  }),
};

const BURNING_LATER: Mutant = {
  name: 'burning not durable',
  protocol: (sound) => ({
    ...sound,
    nextStep: (image) => {
      const step = sound.nextStep(image);
      return step.action?.do === 'remove' ? { ...step, image: { ...step.image, burning: false } } : step;
    },
    interpret: sound.interpret,
  }),
};

function outside(answer: EventAnswer, eventId: string): EventAnswer {
  return 'event' in answer ? { ...answer, event: { ...answer.event, eventId } } : answer;
}

/** Every try under an id of its own; the product is told that it was the one that it asked for. */
const RANDOM_IDS: Mutant = {
  name: 'random id per try',
  calendar: (sound) => {
    let tries = 0;
    const used = new Map<string, string>();
    const inside = (eventId: string) => used.get(eventId) ?? eventId;
    const random = (): string => {
      tries += 1;
      return eventIdOf(
        `0000000${tries % 10}-0000-4000-8000-00000000${String(used.size).padStart(4, '0')}`,
        tries % 1000,
      );
    };
    return {
      ...sound,
      createCalendarEvent: async (event, withinMs) => {
        used.set(event.eventId, random());
        return outside(
          await sound.createCalendarEvent({ ...event, eventId: inside(event.eventId) }, withinMs),
          event.eventId,
        );
      },
      updateCalendarEvent: async (change, etag, withinMs) =>
        outside(
          await sound.updateCalendarEvent({ ...change, eventId: inside(change.eventId) }, etag, withinMs),
          change.eventId,
        ),
      cancelCalendarEvent: (place, etag, notify, withinMs) =>
        sound.cancelCalendarEvent({ ...place, eventId: inside(place.eventId) }, etag, notify, withinMs),
      getEvent: async (place, withinMs) =>
        outside(await sound.getEvent({ ...place, eventId: inside(place.eventId) }, withinMs), place.eventId),
    } satisfies CalendarService;
  },
};

const NO_GUARD: Mutant = {
  name: 'a person’s move without guard',
  protocol: (sound) => ({
    ...sound,
    interpret: (image, action, answer, truth) =>
      sound.interpret(image, action, answer, {
        ...truth,
        judge: () => ({ kind: 'follows', overbookReason: null }),
      }),
  }),
  store: (sound, { db }) => ({
    ...sound,
    images: {
      ...sound.images,
      settle: async (...given) => {
        const guard = db
          .prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE name = 'claim_guard_insert'`)
          .pluck()
          .get();
        db.exec('DROP TRIGGER claim_guard_insert');
        // Nothing is awaited inside, so that nobody else books meanwhile.
        const settled = sound.images.settle(...given);
        db.exec(guard ?? '');
        return settled;
      },
    },
  }),
};

/** The answer of whoever was overtaken counts as well. */
const NO_FENCE: Mutant = {
  name: 'no fence',
  store: (sound, { db }) => ({
    ...sound,
    images: {
      ...sound.images,
      settle: (turn, ...given) => {
        const { appointmentId, calendarId } = turn.key;
        const fence = db
          .prepare<[number, string], number>(
            'SELECT fence FROM calendar_image WHERE appointment_id = ? AND calendar_id = ?',
          )
          .pluck()
          .get(appointmentId, calendarId);
        return sound.images.settle({ ...turn, fence: fence ?? turn.fence }, ...given);
      },
    },
  }),
};

/** The deliberate faults, each of which the simulator has to notice (docs/protocol.md §19). */
export const MUTANTS: readonly Mutant[] = [
  RANDOM_IDS,
  ATTEMPTED_LATER,
  reading('409 leads to a new id', (image, action, answer, truth, sound) =>
    action.do === 'create' && answer.kind === 'exists'
      ? plain(nextGeneration(image))
      : sound(image, action, answer, truth),
  ),
  {
    name: 'no full-sync sweep',
    store: (sound) => ({
      ...sound,
      calendars: {
        ...sound.calendars,
        takeIn: (reading, at) => sound.calendars.takeIn({ ...reading, fullSince: null }, at),
      },
    }),
  },
  NO_GUARD,
  ...MOVE_MUTANTS,
  ...REMOVAL_MUTANTS,
  {
    name: 'no outbox',
    store: (sound) => ({ ...sound, images: { ...sound.images, owed: async () => [] as OwedImage[] } }),
  },
  stepping('a restored event ignored', (image, sound) =>
    sound(image.dead ? { ...image, hintsSeen: image.hints } : image),
  ),
  stepping('an id reused after its deletion', (image, sound) => {
    const step = sound(image);
    const { generation } = image;
    if (step.image.generation === generation || step.action === null) return step;
    return { image: { ...step.image, generation }, action: { ...step.action, generation } };
  }),
  BURNING_LATER,
  stepping('stray generations ignored', (image, sound) => sound({ ...image, strays: [] })),
  reading('a timeout counts as failure', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'create' || answer.kind !== 'unknown') return settlement;
    return { ...settlement, image: { ...settlement.image, attempted: false } };
  }),
  {
    name: 'no If-Match',
    calendar: (sound) => ({
      ...sound,
      updateCalendarEvent: (change, _, withinMs) => sound.updateCalendarEvent(change, null, withinMs),
    }),
  },
  {
    name: 'an event is removed unread',
    calendar: (sound) => ({
      ...sound,
      cancelCalendarEvent: (place, _, notify, withinMs) =>
        sound.cancelCalendarEvent(place, null, notify, withinMs),
    }),
  },
  {
    name: 'a removal waits for nothing',
    protocol: (sound) => ({ ...sound, waits: () => false }),
  },
  reading('what is read before a removal is told to nobody', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    const notes = settlement.notes.filter(({ kind }) => kind !== 'changed-removed');
    return { ...settlement, notes };
  }),
  reading('the present revision counts as shown', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if ((action.do !== 'create' && action.do !== 'update') || answer.kind !== 'live') return settlement;
    return { ...settlement, image: { ...settlement.image, syncedRevision: image.wantedRevision } };
  }),
  {
    name: 'the sync token stored first',
    steps: (sound) => ({
      ...sound,
      calendars: {
        ...sound.calendars,
        takeIn: async (reading, at) => {
          await sound.calendars.takeIn({ ...reading, seen: [], fullSince: null, notes: [] }, at);
          return sound.calendars.takeIn(reading, at);
        },
      },
    }),
  },
  NO_FENCE,
  reading('no stamp', (image, action, answer, truth, sound) => {
    if (!('event' in answer) || answer.event.stamp === null) return sound(image, action, answer, truth);
    const stamp = { ...answer.event.stamp, revision: Math.max(1, image.syncedRevision) };
    return sound(image, action, { ...answer, event: { ...answer.event, stamp } }, truth);
  }),
  reading('no tombstone', (image, action, answer, truth, sound) =>
    sound(
      image,
      action,
      action.do === 'look' && !image.present && answer.kind === 'missing' ? { kind: 'gone' } : answer,
      truth,
    ),
  ),
  reading('409 counts as success', (image, action, answer, truth, sound) =>
    action.do === 'create' && answer.kind === 'exists'
      ? plain({ ...image, confirmed: true, syncedRevision: action.revision })
      : sound(image, action, answer, truth),
  ),
  {
    name: 'the sweep looks at confirmed events alone',
    store: (sound, { db }) => ({
      ...sound,
      calendars: {
        ...sound.calendars,
        takeIn: async (reading, at) => {
          if (reading.fullSince === null) return sound.calendars.takeIn(reading, at);
          const seen = JSON.stringify(reading.seen.map(({ uuid }) => uuid));
          const unconfirmed = db
            .prepare<[string, string], { id: number; hints: number; owed: number }>(
              `SELECT i.appointment_id AS id, i.hints, i.owed FROM calendar_image i JOIN appointment a ON a.id = i.appointment_id
               WHERE i.confirmed = 0 AND i.calendar_id = ? AND a.uuid NOT IN (SELECT value FROM json_each(?))`,
            )
            .all(reading.calendarId, seen);
          const result = await sound.calendars.takeIn(reading, at);
          for (const { id, hints, owed } of unconfirmed) {
            db.prepare(
              'UPDATE calendar_image SET hints = ?, owed = ? WHERE appointment_id = ? AND calendar_id = ?',
            ).run(hints, owed, id, reading.calendarId);
          }
          return result;
        },
      },
    }),
  },
  reading('412 counts as success', (image, action, answer, truth, sound) =>
    action.do === 'update' && answer.kind === 'changed'
      ? plain({ ...image, syncedRevision: action.revision })
      : sound(image, action, answer, truth),
  ),
  stepping('what is dead is not looked at again', (image, sound) =>
    sound(image.dead && image.present ? { ...image, hintsSeen: image.hints } : image),
  ),
  reading('a stray’s hint is not compared', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'remove-stray' || settlement.trouble !== null) return settlement;
    const strays = image.strays.filter(({ generation }) => generation !== action.generation);
    return { ...settlement, image: { ...settlement.image, strays } };
  }),
  reading('a look answers every hint', (image, action, answer, truth, sound) =>
    sound(image, action.do === 'look' ? { ...action, hint: image.hints } : action, answer, truth),
  ),
  {
    name: 'what was told to somebody can be taken back',
    store: (sound, { db }) => ({
      ...sound,
      appointments: {
        ...sound.appointments,
        withdraw: (id, note, write) => {
          db.prepare(`UPDATE appointment SET held_until = 1 WHERE id = ? AND status <> 'cancelled'`).run(id);
          return sound.appointments.withdraw(id, note, write);
        },
      },
    }),
  },
  reading('one refusal stops the calendar', (image, action, answer, truth, sound) =>
    'why' in answer && isOfOneEvent(answer)
      ? { ...plain({ ...image, error: answer.why }), trouble: { kind: 'denied', why: answer.why } }
      : sound(image, action, answer, truth),
  ),
  reading('409 proves nothing', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'create' || answer.kind !== 'exists') return settlement;
    return { ...settlement, image: { ...settlement.image, confirmed: image.confirmed } };
  }),
  reading('404 counts as deleted by somebody', (image, action, answer, truth, sound) =>
    sound(action.do === 'look' ? { ...image, confirmed: true } : image, action, answer, truth),
  ),
  reading('a refused look leaves alive what is back', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'look' || !isOfOneEvent(answer)) return settlement;
    const { dead, burning, lookNeeded } = image;
    return { ...settlement, image: { ...settlement.image, dead, burning, lookNeeded } };
  }),
];
