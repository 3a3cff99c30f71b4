import type { ModelCar, Person } from './list-model.ts';
import { nameOf } from './list-model.ts';

/** What one cell of a list tells; `phone1` is the first that the program has. */
export type Cell = keyof ReturnType<typeof cellsOf>;

/** How a program saves its customers: one line for each, or for each of their cars. */
export interface Program {
  readonly name: string;
  readonly hasCars: boolean;
  /** Lines that a report has above its headings. */
  readonly title: readonly string[];
  readonly columns: readonly (readonly [heading: string, cell: Cell | ''])[];
}

/** The first and the second phone stand in these columns, of those that the program has. */
export function cellsOf(person: Person, car: ModelCar | null, phones: readonly [string, string]) {
  const { first, last, suffix, company, email, notes } = person;
  const name = nameOf(person);
  return {
    first,
    last,
    suffix,
    company,
    email,
    notes,
    name,
    person: first === '' && last === '' ? '' : name,
    reversed: first === '' || last === '' ? name : `${last}, ${first}${suffix === '' ? '' : ` ${suffix}`}`,
    phone1: phones[0],
    phone2: phones[1],
    plate: car?.plate ?? '',
    vin: car?.vin ?? '',
    make: car?.make ?? '',
    model: car?.model ?? '',
    year: car === null ? '' : String(car.year),
    car: car === null ? '' : `${car.year} ${car.make} ${car.model}`,
    other: 'x',
  };
}

export const PROGRAMS: readonly Program[] = [
  {
    name: 'Outlook',
    hasCars: false,
    title: [],
    columns: [
      ['Title', ''],
      ['First Name', 'first'],
      ['Middle Name', ''],
      ['Last Name', 'last'],
      ['Suffix', 'suffix'],
      ['Company', 'company'],
      ['Business Street', 'other'],
      ['Business Fax', ''],
      ['Business Phone', ''],
      ['Home Phone', 'phone1'],
      ['Mobile Phone', 'phone2'],
      ['Primary Phone', ''],
      ['E-mail Address', 'email'],
      ['E-mail Type', ''],
      ['E-mail Display Name', ''],
      ['Notes', 'notes'],
    ],
  },
  {
    name: 'Google',
    hasCars: false,
    title: [],
    columns: [
      ['First Name', 'first'],
      ['Middle Name', ''],
      ['Last Name', 'last'],
      ['Phonetic First Name', ''],
      ['Name Suffix', 'suffix'],
      ['Organization Name', 'company'],
      ['Notes', 'notes'],
      ['E-mail 1 - Label', 'other'],
      ['E-mail 1 - Value', 'email'],
      ['Phone 1 - Label', 'other'],
      ['Phone 1 - Value', 'phone1'],
      ['Phone 2 - Value', 'phone2'],
    ],
  },
  {
    name: 'QuickBooks desktop',
    hasCars: false,
    title: [],
    columns: [
      ['Active Status', 'other'],
      ['Customer', 'reversed'],
      ['Company', ''],
      ['First Name', 'first'],
      ['M.I.', ''],
      ['Last Name', 'last'],
      ['Main Phone', 'phone1'],
      ['Fax', ''],
      ['Alt. Phone', 'phone2'],
      ['Main Email', 'email'],
      ['Note', 'notes'],
    ],
  },
  {
    name: 'QuickBooks online',
    hasCars: false,
    title: ['Main Street Garage', 'Customer Contact List', ''],
    columns: [
      ['Customer full name', 'name'],
      ['Phone numbers', 'phone1'],
      ['Mobile', 'phone2'],
      ['Email', 'email'],
      ['Full name', 'person'],
      ['Bill address', 'other'],
      ['Memo', 'notes'],
    ],
  },
  {
    name: 'Square',
    hasCars: false,
    title: [],
    columns: [
      ['Reference ID', ''],
      ['First Name', 'first'],
      ['Last Name', 'last'],
      ['Suffix', 'suffix'],
      ['Email Address', 'email'],
      ['Phone Number', 'phone1'],
      ['Secondary Phone', 'phone2'],
      ['Nickname', ''],
      ['Company Name', 'company'],
      ['Memo', 'notes'],
      ['Email Subscription Status', 'other'],
    ],
  },
  {
    name: 'HubSpot',
    hasCars: false,
    title: [],
    columns: [
      ['Record ID', 'other'],
      ['First Name', 'first'],
      ['Last Name', 'last'],
      ['Name Suffix', 'suffix'],
      ['Email', 'email'],
      ['Phone Number', 'phone1'],
      ['Mobile Phone Number', 'phone2'],
      ['Contact owner', 'other'],
      ['Company name', 'company'],
      ['Notes', 'notes'],
    ],
  },
  {
    name: 'a shop system, line by car',
    hasCars: true,
    title: [],
    columns: [
      ['Customer First Name', 'first'],
      ['Customer Last Name', 'last'],
      ['Suffix', 'suffix'],
      ['Customer Company', 'other'],
      ['Company Name', 'company'],
      ['Customer Phone 1', 'phone1'],
      ['Customer Phone 1 Type', 'other'],
      ['Customer Phone 2', 'phone2'],
      ['Customer Email', 'email'],
      ['Vehicle Year', 'year'],
      ['Vehicle Make', 'make'],
      ['Vehicle Model', 'model'],
      ['Vehicle VIN', 'vin'],
      ['Vehicle License Plate', 'plate'],
      ['Vehicle License Plate State', 'other'],
      ['Customer Notes', 'notes'],
    ],
  },
  {
    name: 'a list by hand',
    hasCars: true,
    title: ['Our customers'],
    columns: [
      ['Name', 'name'],
      ['Cell #', 'phone1'],
      ['Home Ph', 'phone2'],
      ['E-Mail', 'email'],
      ['Car', 'car'],
      ['Lic. Plate', 'plate'],
      ['VIN #', 'vin'],
      ['Comments', 'notes'],
    ],
  },
];
