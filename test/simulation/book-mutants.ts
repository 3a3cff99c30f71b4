import type { OwedImage } from '../../src/store/images.ts';
import type { Mutant } from './world.ts';

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
        // No other process is let on meanwhile, so that nobody else books.
        try {
          return await sound.images.settle(...given);
        } finally {
          db.exec(guard ?? '');
        }
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

/** What would go wrong if the book kept less, or guarded less. */
export const BOOK_MUTANTS: readonly Mutant[] = [
  NO_GUARD,
  NO_FENCE,
  {
    name: 'an event in a calendar of another bay is nobody’s matter',
    store: (sound) => ({
      ...sound,
      calendars: {
        ...sound.calendars,
        preview: async (...given) => ({ ...(await sound.calendars.preview(...given)), elsewhere: new Map() }),
      },
    }),
  },
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
  {
    name: 'no outbox',
    store: (sound) => ({ ...sound, images: { ...sound.images, owed: async () => [] as OwedImage[] } }),
  },
  {
    name: 'the sync token stored first',
    steps: (sound) => ({
      ...sound,
      calendars: {
        ...sound.calendars,
        takeIn: async (reading, at) => {
          await sound.calendars.takeIn({ ...reading, seen: [], fullSince: null, notes: [] }, at);
          return sound.calendars.takeIn({ ...reading, open: null }, at);
        },
      },
    }),
  },
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
];
