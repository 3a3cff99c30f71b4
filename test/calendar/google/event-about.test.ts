import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aboutIn } from '../../../src/calendar/google/event-about.ts';
import { readEvent } from '../../../src/calendar/google/event-reading.ts';
import { midnightsOf } from '../../../src/calendar/google/moments.ts';
import { meetingUrlIn } from '../../../src/domain/meeting-url.ts';
import type { OthersWanted } from '../../../src/domain/others-about.ts';
import { ALL_OF_OTHERS, TIMES_OF_OTHERS } from '../../support/others-wanted.ts';
import { OTHERS_CORPUS } from './others-corpus.ts';

const PLAIN = {
  id: 'theirs',
  status: 'confirmed',
  etag: '"1"',
  start: { dateTime: '2026-11-24T10:00:00-05:00' },
  end: { dateTime: '2026-11-24T11:00:00-05:00' },
};

function aboutOf(changes: object, wanted: OthersWanted) {
  const item = { ...PLAIN, ...changes };
  const event = readEvent(item, 'bay-1', midnightsOf('America/New_York'));
  if (event === null) throw new Error('no event');
  return aboutIn(item, event, wanted).about;
}

test('there are a hundred events and more to tell apart', () => {
  expect(OTHERS_CORPUS.length).toBeGreaterThanOrEqual(100);
  expect(new Set(OTHERS_CORPUS.map(({ name }) => name)).size).toBe(OTHERS_CORPUS.length);
});

describe('what others have put into the calendar is told apart', () => {
  test.each(OTHERS_CORPUS)('$name: $kind', ({ event, kind, url }) => {
    expect(aboutOf(event, ALL_OF_OTHERS)).toMatchObject({ kind, meetingUrl: url });
  });
});

describe('no more of it is kept than the shop allows', () => {
  const told = {
    summary: ' Talk with\u202e\n Ana  ',
    location: 'Room 2',
    hangoutLink: 'https://meet.google.com/abc-defg-hij',
  };
  const nothing = { kind: 'meeting', title: null, place: null, meetingUrl: null };

  test.each([
    { keeps: 'times', kept: nothing },
    { keeps: 'titles', kept: { ...nothing, title: 'Talk with Ana' } },
    {
      keeps: 'details',
      kept: { kind: 'meeting', title: 'Talk with Ana', place: 'Room 2', meetingUrl: told.hangoutLink },
    },
  ] as const)('$keeps', ({ keeps, kept }) => {
    expect(aboutOf(told, { ...TIMES_OF_OTHERS, othersEvents: keeps })).toEqual(kept);
  });

  test.each(['private', 'confidential'])('and of a %s event only when it is', (visibility) => {
    expect(aboutOf({ ...told, visibility }, ALL_OF_OTHERS)).toEqual(nothing);
  });

  test('a copy of an event of ours says nothing: what stands in it is a customer’s', () => {
    const stamp = { appt: '0123abcd-0000-4000-8000-0123456789ab', rev: '1', db: 'b'.repeat(32) };
    expect(aboutOf({ ...told, extendedProperties: { private: stamp } }, ALL_OF_OTHERS)).toBeUndefined();
  });
});

test('whatever anybody writes, an address that is found is encrypted, names nobody, and stands on one line', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'https://',
      'meet.google.com/abc-defg-hij',
      'zoom.us/j/1234567890',
      '@',
      '\\',
      '\t',
      '%0a',
      'https://www.google.com/url?q=',
      'https://x.safelinks.protection.outlook.com/?url=',
    ),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, fc.array(text, { maxLength: 3 }), (place, description, video) => {
      const found = meetingUrlIn({ video, place, description }, ALL_OF_OTHERS.meetingHosts);
      if (found === null) return;
      const { protocol, username, password } = new URL(found);
      expect({ protocol, username, password }).toEqual({ protocol: 'https:', username: '', password: '' });
      expect(found).toMatch(/^[\x21-\x7e]+$/);
    }),
    { numRuns: 2_000 },
  );
});

test('a text of any length is read no further than an invitation goes', () => {
  const long = 'https://zoom.us/j/x '.repeat(500_000);
  expect(meetingUrlIn({ video: [long], place: long, description: long }, [])).toBeNull();
});
