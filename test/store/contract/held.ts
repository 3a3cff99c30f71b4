import { describe, expect, test } from 'vitest';
import { HELD_FOR_EVER } from '../../../src/domain/appointment.ts';
import { ClaimRefused, Stale } from '../../../src/store/refusals.ts';
import { at, failing, keyed, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';
import { deliver } from '../../support/book-deliveries.ts';

const LATER = at('07:10');

export function heldContract(open: OpenStore): void {
  describe('a held booking', () => {
    test('takes its time like any other', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00', { heldUntil: at('07:10') });
      expect((await store.appointments.claimsDuring(span('09:00-10:00'), NOW))[0]?.appointmentId).toBe(id);
      await expect(book('09:30-10:30')).rejects.toThrow('claim on');
    });

    test('has been held for too long when its time is up, longest first, until it is acknowledged', async () => {
      const { store, book } = await readyBook(open);
      const late = await book('09:00-10:00', { heldUntil: at('07:20') });
      const soon = await book('10:00-11:00', { heldUntil: at('07:10') });
      await book('11:00-12:00');
      expect(await store.appointments.heldPast(at('07:09'))).toEqual([]);
      expect(await store.appointments.heldPast(at('07:10'))).toEqual([soon.id]);
      expect(await store.appointments.heldPast(at('07:20'))).toEqual([soon.id, late.id]);
      await store.appointments.acknowledge(soon.id);
      await store.appointments.acknowledge(soon.id);
      expect(await store.appointments.heldPast(at('23:00'))).toEqual([late.id]);
      expect(await store.appointments.get(soon.id)).toEqual(soon);
    });
  });

  describe('taking a booking back', () => {
    test('cancels it, gives its time back and owes its removal', async () => {
      const { store, book } = await readyBook(open);
      const booked = await book('09:00-10:00', { technician: 'Maria', heldUntil: at('07:10') });
      await deliver(store, booked.id);
      const back = await store.appointments.withdraw(booked.id, 'not confirmed', LATER);
      expect(back).toMatchObject({
        status: 'cancelled',
        revision: 2,
        cancellationReason: 'other',
        cancellationNote: 'not confirmed',
        image: { status: 'pending' },
        updatedAt: LATER,
      });
      expect(await store.appointments.get(booked.id)).toEqual(back);
      expect(await store.appointments.claimsDuring(span('09:00-10:00'), NOW)).toEqual([]);
      expect(await store.appointments.heldPast(at('23:00'))).toEqual([]);
      expect((await store.appointments.history(booked.id)).map(({ change }) => change)).toEqual([
        'booked',
        'cancelled',
      ]);
      expect(await store.appointments.withdraw(booked.id, 'again', LATER)).toEqual(back);
      expect(await store.health.check()).toEqual([]);
    });

    test('leaves what was booked to stand whatever the calendar says, where that alone has not confirmed it', async () => {
      const { store, book } = await readyBook(open);
      const booked = await book('09:00-10:00', { heldUntil: HELD_FOR_EVER });
      expect(await store.appointments.withdraw(booked.id, 'not-confirmed', LATER)).toEqual(booked);
      expect(await store.appointments.withdraw(booked.id, 'taken-meanwhile', LATER)).toMatchObject({
        status: 'cancelled',
      });
    });

    test('forgets every key under which it was the answer, and no other', async () => {
      const { store, draft } = await readyBook(open);
      const other = await store.appointments.book(draft('11:00-12:00'), keyed('other'));
      const customer = { name: 'Zoe', phone: null, email: null, notes: null, invite: null };
      await store.customers.add(customer, keyed('customer'));
      const wanted = draft('09:00-10:00', { heldUntil: at('23:00') });
      const { value: first } = await store.appointments.book(wanted, keyed('a'));
      await store.appointments.book({ ...wanted, uuid: draft('09:00-10:00').uuid }, keyed('b'));
      await store.appointments.withdraw(first.id, 'taken', NOW);
      const earlier = (text: string) => store.earlierResult({ text, request: 'request' });
      expect([await earlier('a'), await earlier('b')]).toEqual([null, null]);
      expect(await earlier('other')).toEqual(other.value);
      expect(await earlier('customer')).toMatchObject({ name: 'Zoe' });
      const again = await store.appointments.book({ ...draft('09:00-10:00') }, keyed('a'));
      expect(again).toMatchObject({ replayed: false, value: { status: 'scheduled' } });
    });

    test('forgets the keys of batches in which it was booked', async () => {
      const { store, draft } = await readyBook(open);
      const [one, two] = ['09:00-10:00', '10:00-11:00'].map((times) =>
        draft(times, { heldUntil: at('23:00') }),
      );
      const both = [one, two].map(
        (each) => ({ do: 'book', draft: each as NonNullable<typeof one> }) as const,
      );
      const { value } = await store.appointments.apply(both, keyed('both'));
      await store.appointments.withdraw(value[1]?.id ?? 0, 'taken', NOW);
      const uuids = [draft('09:00-10:00').uuid, draft('09:00-10:00').uuid];
      const again = await store.appointments.apply(
        both.map(({ draft: each }, i) => ({ do: 'book', draft: { ...each, uuid: uuids[i] as string } })),
        keyed('both'),
      );
      expect(again.replayed).toBe(false);
      expect(again.value).toMatchObject([value[0], { status: 'scheduled', uuid: uuids[1] }]);
    });

    test('is too late once somebody has been told of it', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00', { heldUntil: at('07:10') });
      expect(await store.appointments.isHeld(id)).toBe(true);
      expect(await store.appointments.acknowledge(id)).toBe(true);
      expect(await store.appointments.isHeld(id)).toBe(false);
      expect(await store.appointments.withdraw(id, 'taken', LATER)).toMatchObject({ status: 'scheduled' });
      expect(await store.appointments.claimsDuring(span('09:00-10:00'), NOW)).toHaveLength(1);
    });

    test('is known to whoever was about to tell somebody of it', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00', { heldUntil: at('07:10') });
      await store.appointments.withdraw(id, 'taken', LATER);
      expect(await store.appointments.acknowledge(id)).toBe(false);
    });

    test('can be of a move alone, with its answers', async () => {
      const { store, book, placement } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      await store.keepResult(await store.appointments.get(id), keyed('book'));
      const { value } = await store.appointments.reschedule(id, placement('11:00-12:00'), keyed('move'));
      const back = placement('09:00-10:00', { appointmentRevision: value.revision });
      const left = await store.appointments.moveBack(id, back, LATER);
      expect(left).toMatchObject({ ...span('09:00-10:00'), revision: 3, updatedAt: LATER });
      expect(await store.earlierResult({ text: 'move', request: 'request' })).toBeNull();
      expect(await store.earlierResult({ text: 'book', request: 'request' })).toMatchObject({ id });
      const [entry] = await store.journal.newest(1);
      expect(entry).toMatchObject({ verb: 'moved-back', source: 'calendar', actor: null, at: LATER });
    });

    test('goes on asking about a deletion where the appointment has only been for a moment', async () => {
      const { store, book, placement } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const { value } = await store.appointments.reschedule(
        id,
        placement('09:00-10:00', { bay: 'Bay 2' }),
        keyed('move'),
      );
      const calendarId = value.image?.calendarId ?? '';
      const deleted = { appointmentId: id, calendarId, eventId: null, event: null, detail: null };
      await store.inbox.add([{ kind: 'event-removed', ...deleted }], NOW);
      const back = placement('09:00-10:00', { appointmentRevision: value.revision });
      expect((await store.appointments.moveBack(id, back, LATER)).image?.calendarId).not.toBe(calendarId);
      expect(await store.inbox.list({ all: false, limit: 9 })).toMatchObject([
        { kind: 'left-removed', calendarId },
      ]);
    });

    test('leaves a move as it was answered where there is no way back', async () => {
      const { store, book, placement } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const { value } = await store.appointments.reschedule(id, placement('11:00-12:00'), keyed('move'));
      await book('09:30-10:30');
      const back = placement('09:00-10:00', { appointmentRevision: value.revision });
      await expect(store.appointments.moveBack(id, back, LATER)).rejects.toBeInstanceOf(ClaimRefused);
      const elsewhere = placement('13:00-14:00', { appointmentRevision: 1 });
      await expect(store.appointments.moveBack(id, elsewhere, LATER)).rejects.toBeInstanceOf(Stale);
      expect(await store.earlierResult({ text: 'move', request: 'request' })).toEqual(value);
      expect(await store.appointments.get(id)).toEqual(value);
    });

    test('is refused for what is not there and for what is finished', async () => {
      const { store, book, setStatus } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      await setStatus(id, 'completed');
      await expect(store.appointments.withdraw(id, 'why', LATER)).rejects.toMatchObject(
        failing('appointment-finished'),
      );
      await expect(store.appointments.withdraw(99, 'why', LATER)).rejects.toMatchObject(failing('not-found'));
    });
  });

  test('an appointment is found by its uuid', async () => {
    const { store, book } = await readyBook(open);
    const booked = await book('09:00-10:00');
    expect(await store.appointments.byUuid(booked.uuid)).toEqual(booked);
    expect(await store.appointments.byUuid('018f6b7e-3c1a-7d2e-9b4f-ffffffffffff')).toBeNull();
  });
}
