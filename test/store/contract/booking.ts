import { describe, expect, test } from 'vitest';
import { eventIdOf } from '../../../src/domain/calendar-event.ts';
import { ClaimRefused, Stale } from '../../../src/store/refusals.ts';
import {
  aCar,
  aCustomer,
  aWrite,
  failing,
  NOW,
  type OpenStore,
  readyBook,
  span,
} from '../../support/book.ts';

export function bookingContract(open: OpenStore): void {
  describe('booking', () => {
    test('gives the whole appointment, which is then in the book', async () => {
      const { store, draft, ana, civic, idOf, shop } = await readyBook(open);
      const wanted = draft('09:00-09:30', {
        technician: 'Maria',
        notes: 'key in the box',
        concerns: 'squeaks',
        invite: false,
      });
      const visit = { ...wanted, customer: { id: ana.id }, vehicle: { id: civic.id } };
      const { value, replayed } = await store.appointments.book(visit, aWrite());
      expect({ value, replayed }).toEqual({
        replayed: false,
        value: {
          id: 1,
          seriesId: null,
          uuid: visit.uuid,
          revision: 1,
          status: 'scheduled',
          ...span('09:00-09:30'),
          wallStart: '2026-11-23T09:00',
          wallEnd: '2026-11-23T09:30',
          zone: 'America/New_York',
          bufferMs: 0,
          service: { id: shop.services[0]?.id, type: 'oil_change', name: 'Oil change' },
          customer: { id: ana.id, name: 'Ana Pérez', phone: '+12125550134', email: null, invite: null },
          vehicle: { id: civic.id, info: '2018 Honda Civic', plate: 'ABC1234' },
          bay: { id: idOf('Bay 1'), name: 'Bay 1' },
          technician: { id: idOf('Maria'), name: 'Maria' },
          work: [
            {
              ...span('09:00-09:30'),
              service: { id: shop.services[0]?.id, type: 'oil_change', name: 'Oil change' },
              minutes: 30,
              technician: { id: idOf('Maria'), name: 'Maria' },
            },
          ],
          promisedAt: null,
          notes: 'key in the box',
          concerns: 'squeaks',
          invite: false,
          cancellationReason: null,
          cancellationNote: null,
          overbookReason: null,
          overbookedOver: [],
          mode: null,
          keyTag: null,
          confirmedAt: null,
          arrivedAt: null,
          startedAt: null,
          completedAt: null,
          image: {
            status: 'pending',
            calendarId: 'bay-1',
            calendar: 'bay-1',
            eventId: eventIdOf(visit.uuid),
            link: null,
            error: null,
          },
          createdAt: NOW,
          updatedAt: NOW,
        },
      });
      expect(await store.appointments.get(value.id)).toEqual(value);
    });

    test('enters a new customer and car together with the appointment', async () => {
      const { store, draft } = await readyBook(open);
      const customer = aCustomer({ name: 'Bo Li', phone: '+13035550199', email: 'bo@example.org' });
      const visit = { ...draft('09:00-10:00'), customer, vehicle: aCar({ plate: 'NEW1' }) };
      const { value } = await store.appointments.book(visit, aWrite());
      const [bo, car] = [await store.customers.byPhone('+13035550199'), await store.vehicles.byPlate('NEW1')];
      expect(bo).toMatchObject({ ...customer, id: value.customer.id });
      expect(car).toMatchObject({ id: value.vehicle.id, customerId: bo?.id });
    });

    test('knows a customer by name and phone, and their car by its plate', async () => {
      const { store, draft, ana, civic } = await readyBook(open);
      const visit = { ...draft('09:00-10:00'), customer: aCustomer({ name: 'ana perez' }), vehicle: aCar() };
      const { value } = await store.appointments.book(visit, aWrite());
      expect([value.customer.id, value.vehicle.id]).toEqual([ana.id, civic.id]);
    });

    test.each([
      { wrong: 'the customer is in no book', with: { customer: { id: 99 } }, code: 'not-found' as const },
      { wrong: 'the car is in no book', with: { vehicle: { id: 99 } }, code: 'not-found' as const },
      {
        wrong: 'somebody else has the phone',
        with: { customer: aCustomer({ name: 'Bo Li' }) },
        code: 'phone-taken' as const,
      },
      { wrong: 'somebody else has the car', with: { vehicle: aCar() }, code: 'car-known' as const },
    ])('writes nothing at all when $wrong', async ({ with: changes, code }) => {
      const { store, draft, dump } = await readyBook(open);
      const before = await dump();
      const visit = { ...draft('09:00-10:00'), ...changes };
      await expect(store.appointments.book(visit, aWrite())).rejects.toMatchObject(failing(code));
      expect(await dump()).toEqual(before);
    });

    test.each([
      { taken: 'the bay', bay: 'Bay 1', technician: 'Luis', refused: 'Bay 1' },
      { taken: 'the technician', bay: 'Bay 2', technician: 'Maria', refused: 'Maria' },
    ])(
      'takes both or none: with $taken taken, nothing is written, customer and car included',
      async (now) => {
        const { store, book, draft, dump, idOf } = await readyBook(open);
        await book('09:00-10:00', { technician: 'Maria' });
        const before = await dump();
        const refused = store.appointments.book(draft('09:30-10:30', now), aWrite()).catch((e: unknown) => e);
        expect(await refused).toBeInstanceOf(ClaimRefused);
        expect(await refused).toMatchObject({ claimableId: idOf(now.refused) });
        expect(await dump()).toEqual(before);
      },
    );

    test('with rules that are no longer in force is refused, and writes nothing', async () => {
      const { store, draft, dump, shop } = await readyBook(open);
      const before = await dump();
      for (const shopRevision of [shop.revision - 1, shop.revision + 1]) {
        const stale = store.appointments.book(draft('09:00-10:00', { shopRevision }), aWrite());
        await expect(stale).rejects.toBeInstanceOf(Stale);
      }
      expect(await dump()).toEqual(before);
    });
  });

  describe('the same customer, car, start and service again', () => {
    test('is answered with the appointment that exists, and nothing more is written', async () => {
      const { store, draft, dump } = await readyBook(open);
      const visit = draft('09:00-10:00');
      const { value: first } = await store.appointments.book(visit, aWrite());
      const before = await dump();
      const again = {
        ...draft('09:00-11:00', { bay: 'Bay 2' }),
        customer: visit.customer,
        vehicle: visit.vehicle,
      };
      expect(await store.appointments.book(again, aWrite())).toEqual({ value: first, replayed: true });
      expect(await dump()).toEqual(before);
      expect(await store.appointments.ofVisit(first.customer.id, first.vehicle.id, first.start)).toEqual([
        first,
      ]);
    });

    test.each(['another car', 'another start', 'a cancelled one'])(
      'but %s makes another appointment',
      async (difference) => {
        const { store, draft, ana, civic } = await readyBook(open);
        const visit = { customer: { id: ana.id }, vehicle: { id: civic.id } };
        const { value: first } = await store.appointments.book(
          { ...draft('09:00-10:00'), ...visit },
          aWrite(),
        );
        const other = { ...draft('09:00-10:00', { bay: 'Bay 2' }), ...visit };
        if (difference === 'another car') other.vehicle = aCar({ plate: 'SECOND' }) as never;
        if (difference === 'another start') Object.assign(other, span('10:00-11:00'));
        if (difference === 'a cancelled one') {
          await store.appointments.cancel(first.id, { reason: 'other', note: null }, aWrite());
          expect(await store.appointments.ofVisit(ana.id, civic.id, first.start)).toEqual([]);
        }
        const { value: second, replayed } = await store.appointments.book(other, aWrite());
        expect([second.id === first.id, replayed]).toEqual([false, false]);
      },
    );

    test("and nobody comes with a car that is somebody else's by now", async () => {
      const { store, draft, civic } = await readyBook(open);
      const { value: bo } = await store.customers.add(aCustomer({ name: 'Bo', phone: null }), aWrite());
      const visit = { ...draft('09:00-10:00'), customer: { id: bo.id }, vehicle: { id: civic.id } };
      await expect(store.appointments.book(visit, aWrite())).rejects.toBeInstanceOf(Stale);
      expect(await store.appointments.claimsDuring(visit, NOW)).toEqual([]);
    });
  });
}
