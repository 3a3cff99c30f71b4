import { MINUTE_MS } from '../../../src/domain/interval.ts';
import type { DaySheet } from '../../../src/usecases/day/read-day-sheet.ts';
import { appointment, at, NEW_YORK, type Shown } from '../samples.ts';

const NAMES = [
  'Ana Pérez',
  'Tom Quinn',
  "Dana O'Neill",
  'Bob Stone',
  'José Ángel Muñoz-Ibáñez de la Fuente',
  'Maya Chen',
  'Zoë Müller',
  'Wolfeschlegelsteinhausenbergerdorff',
];
const CARS = [
  ['2018 Honda Civic', 'ABC1234'],
  ['2021 Toyota Camry Hybrid XLE', 'KWV8155'],
  ['2015 Ford F-150', 'TRK4471'],
  ['2019 Volkswagen Transporter Kombi', 'GMM1168'],
] as const;
const CONCERNS = [
  'squeaks when braking, mostly left front',
  null,
  'check engine light on since Tuesday',
  'vibra al frenar a más de 100 km/h',
  'rattles downhill, and only when it rains; had the same last year at the other shop',
];
const NOTES = [null, 'calls back after 3 pm', null, 'keys in the night-drop box', null];
const WORK = ['Oil change', 'Brake service', 'Tire rotation'];
const TECHNICIANS = ['Maria', 'Joe', 'Bartholomew Featherstonehaugh'];

function of<T>(list: readonly T[], i: number): T {
  return list[i % list.length] as T;
}

/** One of many, each unlike the one before, half an hour after it. */
function visit(i: number, ofBay: number, technician: string): Shown {
  const start = at('2026-11-23T08:00') + ofBay * 30 * MINUTE_MS;
  const [info, plate] = of(CARS, i);
  return appointment({
    id: i + 1,
    start,
    end: start + 30 * MINUTE_MS,
    service: { id: 1, type: 'any', name: of(WORK, i) },
    technician: { id: 1, name: technician },
    customer: { id: i, name: of(NAMES, i), phone: `+12125550${100 + i}`, email: null, invite: null },
    vehicle: { id: i, info, plate },
    concerns: of(CONCERNS, i),
    notes: of(NOTES, i),
    keyTag: i % 3 === 0 ? String(i + 1) : null,
    mode: i % 4 === 0 ? 'wait' : null,
    promisedAt: i % 4 === 0 ? start + 90 * MINUTE_MS : null,
  });
}

/** A day of three bays with so many visits each. */
export function fullDay(each: number): DaySheet {
  const bays = ['Bay 1', 'Bay 2', 'Rack'].map((bay, b) => ({
    bay,
    appointments: Array.from({ length: each }, (_, i) => visit(b * each + i, i, TECHNICIANS[b] as string)),
  }));
  return {
    shopName: 'Main Street Garage',
    zone: NEW_YORK,
    now: at('2026-11-23T07:40'),
    timeFormat: '24h',
    phoneRegion: 'US',
    day: { date: '2026-11-23', closedReason: null, bays, busy: [] },
    open: [
      { start: at('2026-11-23T08:00'), end: at('2026-11-23T12:00') },
      { start: at('2026-11-23T13:00'), end: at('2026-11-23T18:00') },
    ],
    off: [{ name: 'Sam', hours: null, reason: 'training' }],
    heldOver: [],
  };
}
