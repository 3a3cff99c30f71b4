import { expect, test } from 'vitest';
import { cancellationNoteText } from '../../../src/output/appointments/appointment-words.ts';

test.each([
  ['taken-meanwhile', null, 'somebody else had put an event into the calendar first'],
  ['not-confirmed', null, 'the calendar did not confirm it'],
  ['given-up', null, 'given up: it was never confirmed, and nobody was told of it'],
  ['not-confirmed', 'other', 'not-confirmed'],
  ['flight moved', 'schedule_conflict', 'flight moved'],
  [null, 'other', null],
] as const)('the note %s of a cancellation for the reason %s is told as %s', (note, reason, told) => {
  expect(cancellationNoteText({ cancellationReason: reason, cancellationNote: note })).toBe(told);
});
