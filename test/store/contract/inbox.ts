import { describe, expect, test } from 'vitest';
import type { InboxNote } from '../../../src/domain/inbox.ts';
import { at, aWrite, failing, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';

function aNote(changes: Partial<InboxNote> = {}): InboxNote {
  return {
    kind: 'event-removed',
    appointmentId: 1,
    calendarId: 'bay-1',
    eventId: null,
    event: null,
    detail: null,
    ...changes,
  };
}

const CONFLICT = aNote({ kind: 'foreign-conflict', eventId: 'theirs', event: span('09:30-10:30') });

async function inboxBook(open: OpenStore) {
  const book = await readyBook(open);
  await book.book('09:00-10:00');
  await book.book('11:00-12:00');
  const { inbox } = book.store;
  const kinds = async (all: boolean, limit = 9) =>
    (await inbox.list({ all, limit })).map(({ id, kind }) => `${id} ${kind}`);
  return { inbox, kinds };
}

export function inboxContract(open: OpenStore): void {
  describe('the inbox', () => {
    test('tells all that there is about an appointment, settled or not', async () => {
      const { inbox } = await inboxBook(open);
      await inbox.add([aNote(), aNote({ appointmentId: 2 }), CONFLICT], NOW);
      await inbox.resolve(1, 'done', aWrite());
      expect((await inbox.of(1)).map(({ id, kind, resolution }) => [id, kind, resolution])).toEqual([
        [1, 'event-removed', 'done'],
        [3, 'foreign-conflict', null],
      ]);
      expect(await inbox.of(9)).toEqual([]);
    });

    test('keeps a note with all that it tells', async () => {
      const { inbox } = await inboxBook(open);
      const why = { why: 'taken', name: 'Bay 1', appointmentIds: [2], events: [] } as const;
      const note = aNote({
        kind: 'move-refused',
        eventId: 'e',
        event: span('09:30-10:30'),
        detail: 'a',
        why,
      });
      const [item] = await inbox.add([note], NOW);
      expect(item).toEqual({ ...note, id: item?.id, times: 1, at: NOW, resolvedAt: null, resolution: null });
      expect(await inbox.get(item?.id ?? 0)).toEqual(item);
      expect(await inbox.get(99)).toBeNull();
    });

    test.each([
      ['the same', {}, 0],
      ['another kind', { kind: 'both-changed' as const }, 1],
      ['another appointment', { appointmentId: 2 }, 1],
      ['no appointment', { appointmentId: null }, 1],
      ['another calendar', { calendarId: 'bay-2' }, 1],
      ['another event', { eventId: 'e' }, 1],
    ])('has what is open once: %s comes to it or not', async (_, changes, added) => {
      const { inbox } = await inboxBook(open);
      await inbox.add([aNote()], NOW);
      expect(await inbox.add([aNote(changes)], at('08:00'))).toHaveLength(added);
      expect(await inbox.openCount()).toBe(1 + added);
    });

    test.each([
      ['where what it tells of has moved', aNote(), { event: span('09:00-10:00') }, true],
      ['where it says something else', aNote(), { detail: 'other words' }, true],
      ['not where nothing has changed', aNote(), {}, false],
      ['where somebody has done the same again', aNote({ kind: 'move-refused' }), {}, true],
    ])('tells what is open anew %s', async (_, first, changes, isNews) => {
      const { inbox } = await inboxBook(open);
      await inbox.add([first], NOW);
      const renewed = { ...first, ...changes };
      expect(await inbox.add([renewed], at('08:00'))).toHaveLength(isNews ? 1 : 0);
      const items = await inbox.list({ all: false, limit: 9 });
      expect(items).toEqual([
        { ...renewed, id: 1, times: isNews ? 2 : 1, at: NOW, resolvedAt: null, resolution: null },
      ]);
    });

    test('what is there already uses up no number', async () => {
      const { inbox, kinds } = await inboxBook(open);
      for (const at of [NOW, NOW + 1, NOW + 2]) await inbox.add([aNote()], at);
      await inbox.add([aNote({ kind: 'change-refused' })], NOW);
      expect(await kinds(false, 10)).toEqual(['1 event-removed', '2 change-refused']);
    });

    test('has a settled conflict again when the appointment has changed since, though the event lies as it lay', async () => {
      const { store, book, placement } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const [item] = await store.inbox.add([CONFLICT], NOW);
      await store.inbox.resolve(item?.id ?? 0, 'done', aWrite({ at: NOW }));
      expect(await store.inbox.add([CONFLICT], NOW)).toEqual([]);
      for (const times of ['14:00-15:00', '09:00-10:00'])
        await store.appointments.reschedule(id, placement(times), aWrite());
      expect(await store.inbox.add([CONFLICT], NOW)).toHaveLength(1);
    });

    test('has a settled conflict no more when the customer has only arrived since', async () => {
      const { store, book } = await readyBook(open);
      const { id } = await book('09:00-10:00');
      const [item] = await store.inbox.add([CONFLICT], NOW);
      await store.inbox.resolve(item?.id ?? 0, 'done', aWrite({ at: NOW }));
      await store.appointments.apply([{ do: 'mark', id, status: 'arrived' }], aWrite());
      expect(await store.inbox.add([CONFLICT], NOW)).toEqual([]);
    });

    test('takes the same again once it is settled', async () => {
      const { inbox } = await inboxBook(open);
      const [first] = await inbox.add([aNote()], NOW);
      await inbox.resolve(first?.id ?? 0, 'restore', aWrite({ at: NOW }));
      expect(await inbox.add([aNote()], at('08:00'))).toHaveLength(1);
      expect(await inbox.openCount()).toBe(1);
    });

    test.each(['foreign-conflict', 'copied', 'elsewhere', 'declined'] as const)(
      'has a settled %s again only when it has moved',
      async (kind) => {
        const { inbox } = await inboxBook(open);
        const lasting = { ...CONFLICT, kind };
        const settle = async (note: InboxNote) => {
          const added = await inbox.add([note], NOW);
          for (const { id } of added) await inbox.resolve(id, 'done', aWrite({ at: NOW }));
          return added.length;
        };
        const elsewhere = { ...lasting, event: span('09:15-10:30') };
        expect(await settle(lasting)).toBe(1);
        expect(await settle(lasting)).toBe(0);
        expect(await settle(elsewhere)).toBe(1);
        expect(await settle(lasting)).toBe(1);
        expect(await settle({ ...lasting, appointmentId: 2 })).toBe(1);
      },
    );

    test('has a conflict again that was over by itself', async () => {
      const { inbox } = await inboxBook(open);
      await inbox.add([CONFLICT], NOW);
      await inbox.close([1], NOW);
      expect(await inbox.add([CONFLICT], NOW)).toHaveLength(1);
    });

    test('says that the book is behind while an item says so', async () => {
      const { inbox } = await inboxBook(open);
      expect(await inbox.behind()).toBe(false);
      const [item] = await inbox.add(
        [aNote({ kind: 'book-behind' }), aNote({ kind: 'many-removed' })],
        at('06:00'),
      );
      expect(await inbox.behind()).toBe(true);
      await inbox.resolve(item?.id ?? 0, 'accept', aWrite({ at: at('07:00') }));
      expect(await inbox.behind()).toBe(false);
    });

    test('is told oldest first: what is open, and with the settled ones the latest of them', async () => {
      const { inbox, kinds } = await inboxBook(open);
      await inbox.add([aNote(), aNote({ kind: 'both-changed' })], NOW);
      await inbox.add([aNote({ kind: 'book-behind' }), aNote({ kind: 'many-removed' })], at('06:00'));
      await inbox.resolve(1, 'restore', aWrite({ at: NOW }));
      await inbox.resolve(3, 'accept', aWrite({ at: NOW }));
      expect(await kinds(false)).toEqual(['2 both-changed', '4 many-removed']);
      expect(await kinds(false, 1)).toEqual(['2 both-changed']);
      expect(await kinds(true)).toEqual([
        '1 event-removed',
        '2 both-changed',
        '3 book-behind',
        '4 many-removed',
      ]);
      expect(await kinds(true, 3)).toEqual(['2 both-changed', '3 book-behind', '4 many-removed']);
      expect(await inbox.openCount()).toBe(2);
    });

    test('settles an item once: the first word holds', async () => {
      const { inbox } = await inboxBook(open);
      await inbox.add([aNote()], NOW);
      const settled = await inbox.resolve(1, 'restore', aWrite({ at: at('08:00') }));
      expect(settled).toMatchObject({ id: 1, resolvedAt: at('08:00'), resolution: 'restore' });
      expect(await inbox.resolve(1, 'cancel', aWrite({ at: at('09:00') }))).toEqual(settled);
    });

    test('settles nothing that is not there', async () => {
      const { inbox } = await inboxBook(open);
      await expect(inbox.resolve(7, 'done', aWrite({ at: NOW }))).rejects.toMatchObject(
        failing('not-found', { what: 'inbox item', query: '7' }),
      );
    });

    test('closes what no longer holds, and nothing else', async () => {
      const { inbox, kinds } = await inboxBook(open);
      const notes = [{}, { kind: 'change-refused' as const }, { appointmentId: 2 }];
      await inbox.add(notes.map(aNote), NOW);
      await inbox.resolve(2, 'retry', aWrite({ at: NOW }));
      await inbox.close([1, 2], at('08:00'));
      expect(await kinds(false)).toEqual(['3 event-removed']);
      expect(await inbox.get(1)).toMatchObject({ resolvedAt: at('08:00'), resolution: null });
      expect(await inbox.get(2)).toMatchObject({ resolvedAt: NOW, resolution: 'retry' });
    });
  });
}
