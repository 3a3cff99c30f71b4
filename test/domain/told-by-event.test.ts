import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventTexts } from '../../src/domain/calendar-event.ts';
import { marksOf } from '../../src/domain/event-texts.ts';
import { carDescribed, namesIn, toldByEvent } from '../../src/domain/told-by-event.ts';
import { vehicleInfo } from '../../src/domain/vehicle.ts';
import { appointment as anAppointment } from '../output/samples.ts';
import { zone } from '../support/book.ts';

const MANNER = { title: 'full', zone } as const;

/** What an event says that bay has written, and somebody has then made of it. */
function read(description: string, { wrote = description, title = '' } = {}) {
  return toldByEvent({ title, description, marks: marksOf({ title, description: wrote }) });
}

describe('what an event says of its appointment', () => {
  test('is what bay has written into it', () => {
    const appointment = anAppointment({
      notes: 'key in the box\nPhone: ask at the desk',
      concerns: 'rattles',
    });
    const texts = eventTexts(appointment, MANNER);
    expect(toldByEvent({ ...texts, marks: marksOf(texts) })).toEqual({
      number: null,
      customer: appointment.customer.name,
      phone: appointment.customer.phone,
      car: appointment.vehicle.info,
      plate: appointment.vehicle.plate,
      services: appointment.service.name,
      promised: null,
      notes: 'key in the box\nPhone: ask at the desk',
      concerns: 'rattles',
      isWhole: true,
    });
  });

  test('is not what somebody has written beside it', () => {
    const wrote = 'Customer: Ana\nService: Oil change\nNotes: late';
    const told = read(`${wrote}\nmy own line\nPhone: 1`, { wrote });
    expect(told).toMatchObject({ customer: 'Ana', notes: 'late', isWhole: true });
  });

  test('is taken from a line that somebody has edited, where there is no other', () => {
    const told = read('Customer: Ana Perez\nService: Oil change', {
      wrote: 'Customer: Ana\nService: Oil change',
    });
    expect(told).toMatchObject({ customer: 'Ana Perez', services: 'Oil change', isWhole: false });
  });

  test('is the title alone where somebody has emptied the rest', () => {
    expect(read('', { wrote: 'Customer: Ana', title: 'Oil change + Brakes - Ana' })).toMatchObject({
      customer: 'Ana',
      services: 'Oil change, Brakes',
      isWhole: false,
    });
    expect(read('', { title: 'Appointment #12' })).toMatchObject({ number: 12, customer: null });
  });
});

describe('a list of names', () => {
  const known = ['Oil', 'Oil, synthetic', 'Brakes'].map((name) => ({ name }));
  test.each([
    { list: 'Oil, synthetic, Brakes', named: ['Oil, synthetic', 'Brakes'], rest: null },
    { list: 'Oil, Brakes', named: ['Oil', 'Brakes'], rest: null },
    { list: 'Clutch, Oil, Oilpan', named: ['Oil'], rest: 'Clutch, Oilpan' },
    { list: '', named: [], rest: null },
  ])('$list', ({ list, named, rest }) => {
    expect(namesIn(list, known)).toEqual({ named: named.map((name) => ({ name })), rest });
  });
});

test('a car that is taken apart is described as before', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{1,8}$/);
  const car = fc.record({
    year: fc.option(fc.integer({ min: 1900, max: 2099 })),
    make: word,
    model: fc.option(fc.tuple(word, word).map((two) => two.join(' '))),
  });
  fc.assert(
    fc.property(car, (described) => {
      const nothing = { plate: null, vin: null };
      const info = vehicleInfo({ ...nothing, ...described });
      expect(vehicleInfo({ ...nothing, year: null, make: null, model: null, ...carDescribed(info) })).toBe(
        info,
      );
    }),
  );
});
