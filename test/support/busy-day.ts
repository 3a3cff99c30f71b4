/** A Monday of Main Street Garage, in New York: three bays, three technicians, and a day that is well under way. */
export const BUSY_SHOP = `name: Main Street Garage
timezone: America/New_York
phone_region: US
hours:
  monday: ["08:00-17:00"]
  tuesday: ["08:00-17:00"]
  wednesday: ["08:00-17:00"]
  thursday: ["08:00-17:00"]
  friday: ["08:00-17:00"]
  saturday: ["09:00-13:00"]
  sunday: []
services:
  - {type: oil_change, name: Oil change, minutes: 30}
  - {type: brake_service, name: Brake service, minutes: 90}
  - {type: diagnostics, name: Diagnostics, minutes: 60}
  - {type: inspection, name: State inspection, minutes: 60}
  - {type: alignment, name: Wheel alignment, minutes: 60}
  - {type: timing_belt, name: Timing belt, minutes: 150}
bays:
  - {name: Bay 1, calendar: bay-1}
  - {name: Bay 2, calendar: bay-2}
  - {name: Alignment rack, calendar: rack}
technicians:
  - {name: Maria López}
  - {name: Joe Quinn}
  - name: Sam Ortiz
    away: [{date: 2026-11-23, from: "14:00", to: "17:00", reason: training}]
`;

const DAY = '2026-11-23';

interface Booked {
  readonly who: string;
  readonly car: string;
  readonly plate: string;
  readonly service: string;
  readonly at: string;
  readonly bay: string;
  readonly by: string;
  readonly ways?: string;
}

const [MARIA, JOE, SAM] = ['Maria López', 'Joe Quinn', 'Sam Ortiz'];

const BOOKED: readonly Booked[] = [
  {
    who: "Tom O'Neill",
    car: 'Ford F-150 2015',
    plate: 'KLM 901',
    service: 'inspection',
    at: '08:00',
    bay: 'Bay 1',
    by: MARIA,
  },
  {
    who: 'Ana Pérez',
    car: 'Honda Civic 2018',
    plate: 'ABC 1234',
    service: 'brake_service',
    at: '09:30',
    bay: 'Bay 1',
    by: MARIA,
    ways: '--promise 11:30 --mode wait',
  },
  {
    who: 'Maya Chen',
    car: 'Toyota Camry 2021',
    plate: 'XYZ 77',
    service: 'diagnostics',
    at: '13:00',
    bay: 'Bay 1',
    by: MARIA,
    ways: '--promise 16:00 --mode drop_off',
  },
  {
    who: 'Luis Ortega',
    car: 'Ford Transit 2020',
    plate: 'VAN 310',
    service: 'oil_change',
    at: '14:30',
    bay: 'Bay 1',
    by: MARIA,
  },
  {
    who: 'Priya Nair',
    car: 'Subaru Outback 2019',
    plate: 'HKT 5521',
    service: 'oil_change',
    at: '08:30',
    bay: 'Bay 2',
    by: JOE,
  },
  {
    who: 'Walter Byrne',
    car: 'Chevrolet Tahoe 2017',
    plate: 'BRN 88',
    service: 'inspection',
    at: '09:00',
    bay: 'Bay 2',
    by: JOE,
  },
  {
    who: 'Grace Kim',
    car: 'Mazda CX-5 2020',
    plate: 'GKM 204',
    service: 'oil_change',
    at: '10:00',
    bay: 'Bay 2',
    by: JOE,
    ways: '--promise 10:45 --mode wait',
  },
  {
    who: 'Ben Adler',
    car: 'Jeep Wrangler 2016',
    plate: 'JPW 415',
    service: 'timing_belt',
    at: '13:00',
    bay: 'Bay 2',
    by: JOE,
    ways: '--promise 16:30 --mode loaner',
  },
  {
    who: 'Rosa Delgado',
    car: 'Nissan Altima 2014',
    plate: 'RDL 662',
    service: 'alignment',
    at: '09:00',
    bay: 'Alignment rack',
    by: SAM,
  },
  {
    who: 'Noah Fischer',
    car: 'BMW 328i 2013',
    plate: 'NFS 319',
    service: 'alignment',
    at: '10:00',
    bay: 'Alignment rack',
    by: SAM,
    ways: '--promise 12:00 --mode drop_off',
  },
  {
    who: 'Ella Brooks',
    car: 'Kia Sorento 2022',
    plate: 'EBK 73',
    service: 'alignment',
    at: '11:00',
    bay: 'Alignment rack',
    by: SAM,
  },
  {
    who: 'Hana Sato',
    car: 'Tesla Model 3 2023',
    plate: 'HSA 100',
    service: 'alignment',
    at: '13:00',
    bay: 'Alignment rack',
    by: SAM,
  },
];

/** What is typed that day, each at its time of the shop's clock: `[07:00, 'book …']`. */
export const BUSY_DAY: readonly (readonly [time: string, line: string])[] = [
  ...BOOKED.map((one, at) => ['07:00', bookingOf(one, at)] as const),
  ['07:55', 'arrive 1'],
  ['08:05', 'start 1'],
  ['08:25', 'arrive 5'],
  ['08:30', 'start 5'],
  ['08:50', 'arrive 9 tag 7'],
  ['08:58', 'done 1'],
  ['09:00', 'done 5'],
  ['09:05', 'start 9'],
  ['09:20', 'arrive 2 tag 14'],
  ['09:30', 'no-show 6'],
  ['09:35', 'start 2'],
  ['09:55', 'arrive 10 tag 9'],
  ['10:02', 'done 9'],
];

/** When it is looked at. */
export const BUSY_NOW = `${DAY}T10:24:00-05:00`;

function bookingOf({ who, car, plate, service, at, bay, by, ways = '' }: Booked, index: number): string {
  const [make, ...rest] = car.split(' ');
  const model = rest.slice(0, -1).join(' ');
  const phone = `+1212555${String(1300 + index)}`;
  return `book --name "${who}" --phone ${phone} --make "${make}" --model "${model}" --year ${rest.at(-1)} --plate "${plate}" --service ${service} --at ${DAY}T${at} --bay "${bay}" --technician "${by}" ${ways}`.trim();
}

export function atTime(time: string): string {
  return `${DAY}T${time}:00-05:00`;
}
