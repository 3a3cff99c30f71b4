import { describe, expect, test } from 'vitest';
import { at, type OpenStore, readyBook } from '../../support/book.ts';

export function servingContract(open: OpenStore): void {
  describe('the process that stays', () => {
    test('is nobody at first', async () => {
      const { store } = await readyBook(open);
      expect(await store.serving.read()).toBeNull();
      await store.serving.beat(at('07:00'), at('07:01'));
      await store.serving.end(at('07:00'));
      expect(await store.serving.read()).toBeNull();
    });

    test('is known with its last progress and when it looks again, until it ends', async () => {
      const { serving } = (await readyBook(open)).store;
      await serving.begin(4711, null, at('07:00'));
      const began = {
        pid: 4711,
        startedAt: at('07:00'),
        beatAt: at('07:00'),
        nextAt: at('07:00'),
        pushAddress: null,
        endedAt: null,
      };
      expect(await serving.read()).toEqual(began);
      await serving.beat(at('07:05'), at('07:06'));
      expect(await serving.read()).toEqual({ ...began, beatAt: at('07:05'), nextAt: at('07:06') });
      await serving.end(at('07:10'));
      expect(await serving.read()).toMatchObject({ beatAt: at('07:10'), endedAt: at('07:10') });
    });

    test('is the last one that began, whatever became of the one before', async () => {
      const { serving } = (await readyBook(open)).store;
      await serving.begin(4711, null, at('07:00'));
      await serving.end(at('07:10'));
      await serving.begin(4712, 'https://bay.example.com/hook', at('08:00'));
      expect(await serving.read()).toMatchObject({
        pid: 4712,
        startedAt: at('08:00'),
        pushAddress: 'https://bay.example.com/hook',
        endedAt: null,
      });
    });
  });

  test('what is written through one store is no change by others', async () => {
    const { store, book } = await readyBook(open);
    const before = await store.changesByOthers();
    await book('09:00-10:00');
    await store.serving.begin(4711, null, at('07:00'));
    expect(await store.changesByOthers()).toBe(before);
  });
}
