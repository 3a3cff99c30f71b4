import { describe, expect, test } from 'vitest';
import { nothingAbout } from '../../../src/domain/others-about.ts';
import type { KeptEvent, OthersChanged } from '../../../src/store/calendar-readings.ts';
import { at, NOW, type OpenStore, readyBook, span } from '../../support/book.ts';
import { aPage, aReading, NO_OTHERS } from '../../support/readings.ts';

const DAY = span('08:00-18:00');
const event = (eventId: string, times: string) => ({
  ...nothingAbout(false),
  eventId,
  ...span(times),
  copyOf: null,
});
const others = (changes: Partial<OthersChanged>): OthersChanged => ({ ...NO_OTHERS, ...changes });
const UNREADABLE: KeptEvent = {
  unreadable: { calendarId: 'bay-1', eventId: 'odd', stamp: null, busy: true, time: null },
};

const page = (eventId: string, times: string): OthersChanged =>
  others({ eventIds: [eventId], now: [event(eventId, times)] });
const told = (changes: Partial<OthersChanged>) => aReading({ ahead: DAY, others: others(changes) });

export function openReadingsContract(open: OpenStore): void {
  async function opened() {
    const { store } = await readyBook(open);
    const { calendars } = store;
    const reading = async () => {
      const found = await calendars.openReading('bay-1');
      if (found === null) throw new Error('no reading is open');
      return found;
    };
    const busy = async () => (await calendars.mirrored('bay-1', DAY)).map(({ eventId }) => eventId);
    return { calendars, reading, busy };
  }

  describe('a reading of several pages', () => {
    test('says where it goes on, and keeps what is needed again, in order', async () => {
      const { calendars, reading } = await opened();
      expect(await calendars.openReading('bay-1')).toBeNull();
      expect(await calendars.keepPage(aPage({ kept: [UNREADABLE], asOf: 7, ahead: DAY }))).toBe(true);
      const first = await reading();
      expect(first).toMatchObject({
        from: { kind: 'all', since: NOW },
        nextPage: 'page 2',
        pages: 1,
        events: 1,
        beganAt: NOW,
        asOf: 7,
        ahead: DAY,
        isCertain: true,
      });
      const second = aPage({ open: first, nextPage: 'page 3', kept: [UNREADABLE], tellsOfOthers: true });
      expect(await calendars.keepPage(second)).toBe(true);
      expect(await reading()).toMatchObject({ nextPage: 'page 3', pages: 2, events: 2, tellsOfOthers: true });
      expect(await calendars.keptEvents('bay-1')).toEqual([UNREADABLE, UNREADABLE]);
      expect(await calendars.get('bay-1')).toMatchObject({ readAt: null, syncToken: null });
    });

    test('ends with its last page, or when it is given up', async () => {
      const { calendars, reading } = await opened();
      await calendars.keepPage(aPage({ kept: [UNREADABLE] }));
      await calendars.takeIn(aReading({ open: await reading() }), NOW);
      expect(await calendars.openReading('bay-1')).toBeNull();
      await calendars.keepPage(aPage());
      await calendars.dropReading('bay-1');
      expect(await calendars.openReading('bay-1')).toBeNull();
      await calendars.keepPage(aPage());
      await calendars.readAgain('bay-1', 'ask');
      expect(await calendars.openReading('bay-1')).toBeNull();
      expect(await calendars.keptEvents('bay-1')).toEqual([]);
    });

    test('is gone on with by one alone: whoever comes late has kept nothing', async () => {
      const { calendars, reading, busy } = await opened();
      await calendars.keepPage(aPage({ ahead: DAY }));
      const first = await reading();
      expect(await calendars.keepPage(aPage())).toBe(false);
      await calendars.keepPage(aPage({ open: first, nextPage: 'page 3' }));
      const late = others({ now: [event('late', '09:00-10:00')] });
      expect(await calendars.keepPage(aPage({ open: first, ahead: DAY, others: late }))).toBe(false);
      expect(await calendars.takeIn(aReading({ open: first, ahead: DAY, others: late }), NOW)).toBeNull();
      expect(await busy()).toEqual([]);
      expect(await calendars.get('bay-1')).toMatchObject({ syncToken: null });
    });
  });

  describe('a reading of all', () => {
    test('takes away what it has not seen, when it is whole and not before', async () => {
      const { calendars, reading, busy } = await opened();
      await calendars.mirror(
        'bay-1',
        DAY,
        [event('gone', '09:00-10:00'), event('stays', '10:00-11:00')],
        NOW,
        0,
      );
      await calendars.keepPage(aPage({ ahead: DAY, others: page('stays', '10:00-11:00') }));
      expect(await busy()).toEqual(['gone', 'stays']);
      expect(await calendars.get('bay-1')).toMatchObject({ mirror: { at: NOW }, comparedAt: null });
      const last = {
        open: await reading(),
        fullSince: NOW,
        ahead: DAY,
        beganAt: at('07:10'),
        tellsOfOthers: true,
      };
      await calendars.takeIn(aReading({ ...last, others: page('new', '12:00-13:00') }), at('07:20'));
      expect(await busy()).toEqual(['stays', 'new']);
      expect(await calendars.get('bay-1')).toMatchObject({
        mirror: { ...DAY, at: at('07:10'), listedAt: at('07:10') },
        comparedAt: at('07:10'),
        readAt: at('07:20'),
        othersChanged: 1,
        othersMirrored: 1,
      });
    });

    test.each([
      { name: 'one page was not certain', uncertain: true, listed: false },
      { name: 'their days were listed meanwhile', uncertain: false, listed: true },
    ])('takes nothing away where $name', async ({ uncertain, listed }) => {
      const { calendars, reading, busy } = await opened();
      await calendars.mirror('bay-1', DAY, [event('there', '09:00-10:00')], NOW, 0);
      await calendars.keepPage(aPage({ ahead: DAY, others: others({ isCertain: !uncertain }) }));
      if (listed) await calendars.mirror('bay-1', DAY, [event('there', '09:00-10:00')], NOW, 0);
      const last = { open: await reading(), fullSince: NOW, ahead: DAY, tellsOfOthers: true };
      await calendars.takeIn(aReading(last), NOW);
      expect(await busy()).toEqual(['there']);
      expect(await calendars.get('bay-1')).toMatchObject({ othersChanged: 1, othersMirrored: 0 });
    });

    test('is not all that is known where others have changed something since it began', async () => {
      const { calendars } = await opened();
      await calendars.takeIn(aReading({ tellsOfOthers: true, ahead: DAY }), NOW);
      await calendars.takeIn(
        aReading({ fullSince: NOW, ahead: DAY, othersChanged: 0, tellsOfOthers: true }),
        NOW,
      );
      expect(await calendars.get('bay-1')).toMatchObject({ othersChanged: 2, othersMirrored: 0 });
    });
  });

  describe('of a series', () => {
    const SERIES = { seriesId: 's', occasions: [event('s_1', '09:00-10:00'), event('s_2', '11:00-12:00')] };
    const moved = (taken: ReturnType<typeof event> | null) => ({
      seriesId: 's',
      originalAt: at('11:00'),
      eventId: 's_2',
      taken,
    });

    test('an occasion that is told beside it takes the place that the series gives it, in whatever order', async () => {
      const { calendars, busy } = await opened();
      const exception = {
        eventIds: ['s_2'],
        exceptions: [moved(event('s_2', '08:00-08:30'))],
        now: [event('s_2', '08:00-08:30')],
      };
      const series = { eventIds: ['s'], series: [SERIES] };
      for (const changes of [
        [series, exception],
        [exception, series],
        [series, exception, series],
      ]) {
        for (const change of changes) await calendars.takeIn(told(change), NOW);
        expect(await busy()).toEqual(['s_2', 's_1']);
        await calendars.takeIn(told({ eventIds: ['s'] }), NOW);
        expect(await busy()).toEqual([]);
      }
      await calendars.takeIn(told({ eventIds: ['s_2'], exceptions: [moved(null)] }), NOW);
      await calendars.takeIn(told(series), NOW);
      expect(await busy()).toEqual(['s_1']);
    });

    test.each([
      {
        name: 'still lies ahead, and was not seen, is as the series has it again',
        taken: event('s_2', '15:00-16:00'),
        is: ['s_1', 's_2'],
      },
      {
        name: 'was moved to before what it reads, stays there',
        taken: event('s_2', '06:00-06:30'),
        is: ['s_1'],
      },
    ])('an occasion that a reading of all finds no more: one that $name', async ({ taken, is }) => {
      const { calendars, busy } = await opened();
      await calendars.takeIn(told({ eventIds: ['s_2'], exceptions: [moved(taken)], now: [taken] }), NOW);
      const whole = others({ eventIds: ['s'], series: [SERIES] });
      await calendars.takeIn(aReading({ fullSince: NOW, ahead: DAY }), NOW);
      await calendars.takeIn(aReading({ ahead: DAY, others: whole }), NOW);
      expect(await busy()).toEqual(is);
    });
  });

  test('a token that is refused is noted once, and a new one ends that', async () => {
    const { calendars } = await opened();
    await calendars.takeIn(aReading({ syncToken: 'one' }), NOW);
    await calendars.noteTokenRefused('bay-1', at('07:10'));
    await calendars.noteTokenRefused('bay-1', at('07:20'));
    expect(await calendars.get('bay-1')).toMatchObject({ syncToken: 'one', tokenRefusedAt: at('07:10') });
    await calendars.takeIn(aReading({ syncToken: null, asOf: at('07:15') }), at('07:20'));
    expect(await calendars.get('bay-1')).toMatchObject({
      syncToken: 'one',
      tokenRefusedAt: at('07:10'),
      asOf: at('07:15'),
      readAt: at('07:20'),
    });
    await calendars.takeIn(aReading({ syncToken: 'two' }), at('07:30'));
    expect(await calendars.get('bay-1')).toMatchObject({ syncToken: 'two', tokenRefusedAt: null });
  });
}
