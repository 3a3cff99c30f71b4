import type { Appointment, CalendarImage } from '../../src/domain/appointment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { DueService } from '../../src/domain/due-services.ts';
import type { Instant, Interval } from '../../src/domain/interval.ts';
import type { ShopRules, WeeklyHours } from '../../src/domain/shop.ts';
import type { Vehicle } from '../../src/domain/vehicle.ts';
import type { Work } from '../../src/domain/work.ts';
import { wallText, type ZoneRules } from '../../src/domain/zone.ts';
import type { ShopTime } from '../../src/output/form/moments.ts';
import { themeOf } from '../../src/output/form/theme.ts';
import type { AppointmentRevision } from '../../src/store/appointments.ts';
import type { CustomerMatch } from '../../src/store/customers.ts';

/** New York around the winter of 2026: clocks go back on 1 November, forward on 14 March. */
export const NEW_YORK: ZoneRules = {
  name: 'America/New_York',
  tzdata: '2026a',
  changes: [-1e15, Date.UTC(2026, 2, 8, 7), Date.UTC(2026, 10, 1, 6), Date.UTC(2027, 2, 14, 7)],
  offsets: [-5, -4, -5, -4].map((hours) => hours * 3_600_000),
};

/** The instant of a New York wall time in winter: `at('2026-11-23T09:00')`. */
export function at(wall: string): Instant {
  return Date.parse(`${wall}:00-05:00`);
}

export function span(from: string, to: string): Interval {
  return { start: at(from), end: at(to) };
}

/** Monday morning, before the shop opens. */
export const NOW = at('2026-11-23T07:00');
export const TIME: ShopTime = { zone: NEW_YORK, now: NOW, timeFormat: '24h' };

export const PLAIN = themeOf({ color: false });
export const WRITTEN = { replayed: false, dryRun: false };
export const REPLAYED = { replayed: true, dryRun: false };
export const DRY_RUN = { replayed: false, dryRun: true };

export const ANA: Customer = {
  id: 1,
  name: 'Ana Pérez',
  phone: '+12125550134',
  email: 'ana@example.com',
  notes: null,
  invite: null,
  createdAt: at('2026-11-02T10:00'),
  updatedAt: at('2026-11-02T10:00'),
};

export const CIVIC: Vehicle = {
  id: 1,
  customerId: 1,
  plate: 'ABC1234',
  vin: null,
  make: 'Honda',
  model: 'Civic',
  year: 2018,
  notes: null,
  createdAt: at('2026-11-02T10:00'),
  updatedAt: at('2026-11-02T10:00'),
};

/** One that a calendar shows. */
export type Shown = Appointment & { readonly image: CalendarImage };

const OIL: Work['service'] = { id: 1, type: 'oil_change', name: 'Oil change' };

const OIL_CHANGE: Shown = {
  id: 12,
  seriesId: null,
  uuid: '6f0d9b3a-2a55-4c1e-9a3e-0f6f2f7b8c11',
  revision: 1,
  status: 'scheduled',
  ...span('2026-11-23T09:00', '2026-11-23T09:30'),
  wallStart: '2026-11-23T09:00',
  wallEnd: '2026-11-23T09:30',
  zone: 'America/New_York',
  bufferMs: 0,
  work: [{ ...span('2026-11-23T09:00', '2026-11-23T09:30'), service: OIL, minutes: 30, technician: null }],
  service: OIL,
  promisedAt: null,
  customer: { id: 1, name: 'Ana Pérez', phone: '+12125550134', email: 'ana@example.com', invite: null },
  vehicle: { id: 1, info: '2018 Honda Civic', plate: 'ABC1234' },
  bay: { id: 1, name: 'Bay 1' },
  technician: null,
  notes: null,
  concerns: null,
  invite: null,
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
    status: 'synced',
    calendarId: 'primary',
    calendar: 'primary',
    eventId: 'apdq',
    link: 'https://calendar.example/12',
    error: null,
  },
  createdAt: NOW,
  updatedAt: NOW,
};

/** Ana's oil change on Monday at nine, but for what `change` says; its wall times and its work follow from that. */
export function appointment(change: Partial<Shown> = {}): Shown {
  const { start = OIL_CHANGE.start, end = OIL_CHANGE.end } = change;
  const wall = { wallStart: wallText(NEW_YORK, start), wallEnd: wallText(NEW_YORK, end) };
  const { service, technician } = { ...OIL_CHANGE, ...change };
  const work = [{ start, end, minutes: (end - start) / 60_000, service, technician }];
  return { ...OIL_CHANGE, ...wall, work, ...change };
}

export function revision(
  number: number,
  change: AppointmentRevision['change'],
  left: Appointment,
  source: AppointmentRevision['source'] = 'counter',
): AppointmentRevision {
  return {
    revision: number,
    at: NOW + (number - 1) * 600_000,
    source,
    actor: 'ana',
    change,
    appointment: left,
  };
}

export const MATCH: CustomerMatch = {
  customer: ANA,
  vehicles: [CIVIC],
  next: appointment(),
  last: appointment({ id: 3, status: 'completed', ...span('2026-11-09T14:00', '2026-11-09T15:30') }),
};

const WORKDAY = [{ from: 540, to: 1020 }];
const WEEK: WeeklyHours = {
  monday: WORKDAY,
  tuesday: WORKDAY,
  wednesday: WORKDAY,
  thursday: WORKDAY,
  friday: WORKDAY,
  saturday: [{ from: 540, to: 900 }],
  sunday: [],
};

export const GARAGE: ShopRules = {
  name: 'Main Street Garage',
  timezone: 'America/New_York',
  phoneRegion: 'US',
  phoneArea: null,
  holidays: null,
  hours: WEEK,
  specialHours: [{ date: '2026-11-28', ranges: [{ from: 480, to: 1080 }] }],
  breaks: [
    { name: 'lunch', from: 720, to: 780, days: null },
    { name: 'inventory', from: 960, to: 1020, days: ['friday'] },
  ],
  closures: [
    { name: 'Christmas', fromDate: '2026-12-25', toDate: '2026-12-25', hours: null },
    { name: 'Inventory', fromDate: '2026-12-31', toDate: '2026-12-31', hours: { from: 720, to: 1440 } },
    { name: 'Summer break', fromDate: '2027-07-05', toDate: '2027-07-09', hours: null },
  ],
  slotStepMinutes: 30,
  leadTimeMinutes: 0,
  horizonDays: 90,
  timeFormat: '24h',
  eventTitle: 'full',
  wallNames: 'title',
  othersEvents: 'times',
  meetingHosts: [],
  inviteCustomers: true,
  checkAvailability: true,
  createEvents: true,
  defaultDurationMinutes: 60,
  onUnavailable: 'keep',
  keepAnswersDays: 30,
  calendar: null,
  services: [
    {
      type: 'oil_change',
      name: 'Oil change',
      minutes: 30,
      bufferMinutes: 0,
      intervalMonths: null,
      skills: [],
    },
    {
      type: 'alignment',
      name: 'Alignment',
      minutes: 60,
      bufferMinutes: 15,
      intervalMonths: null,
      skills: ['alignment', 'lift'],
    },
  ],
  bays: [
    { name: 'Bay 1', capacity: 1, calendar: 'primary', hours: null, away: [], skills: [] },
    { name: 'Rack', capacity: 2, calendar: 'rack', hours: null, away: [], skills: ['alignment'] },
  ],
  technicians: [
    {
      name: 'Maria',
      capacity: 1,
      calendar: null,
      hours: { ...WEEK, friday: [], saturday: [] },
      away: [{ fromDate: '2026-12-28', toDate: '2026-12-28', hours: null, reason: 'dentist' }],
      skills: ['brakes'],
    },
  ],
  modes: [{ mode: 'wait', perHour: 2, perDay: 12 }],
};

/** Ana's oil change, which was due three weeks ago. */
export const DUE: DueService = {
  vehicleId: 1,
  service: { type: 'oil_change', name: 'Oil change' },
  lastAt: Date.parse('2026-05-01T09:00:00-04:00'),
  dueOn: '2026-11-01',
  isOverdue: true,
};
