import { describe, expect, test } from 'vitest';
import type { Appointment } from '../../src/domain/appointment.ts';
import { type Acknowledgement, delivered } from '../../src/usecases/receipt.ts';

const LOOKED_AT: Acknowledgement = { receipt: 'read-back', revision: 2, trouble: null };

function revision(revision: number, status: 'synced' | 'pending' = 'synced'): Appointment {
  return { revision, image: { status } } as Appointment;
}

describe('what is said of a change', () => {
  test.each([
    { name: 'as it was looked at', present: revision(2), receipt: 'read-back' },
    { name: 'moved since by somebody whose change is shown', present: revision(3), receipt: 'shown' },
    { name: 'moved since, and not shown yet', present: revision(3, 'pending'), receipt: 'kept' },
  ])('carries a receipt for the appointment that it shows: $name', ({ present, receipt }) => {
    const answer = delivered({ value: revision(1), replayed: false }, present, LOOKED_AT);
    expect(answer).toMatchObject({ value: present, receipt, changedSince: true });
  });

  test('has none where there is no calendar beside the book', () => {
    const nothing: Acknowledgement = { receipt: null, revision: null, trouble: null };
    expect(delivered({ value: revision(1), replayed: false }, revision(2), nothing).receipt).toBeNull();
  });
});
