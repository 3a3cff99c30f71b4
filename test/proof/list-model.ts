import { pick, type Random } from './random.ts';

/** Somebody whom a list tells of, as the shop knows them. */
export interface Person {
  readonly id: number;
  readonly first: string;
  readonly last: string;
  readonly suffix: string;
  /** Alone, or where the person works. */
  readonly company: string;
  /** E.164, in the order of the columns in which they stand. */
  readonly phones: readonly string[];
  readonly email: string;
  readonly notes: string;
  readonly cars: readonly ModelCar[];
}

export interface ModelCar {
  readonly plate: string;
  readonly vin: string;
  readonly make: string;
  readonly model: string;
  readonly year: number;
}

const FIRST = ['Ana', 'Luis', 'José', 'Renée', 'Bob', 'Jean-Luc', 'Mary', 'Zoë', 'Pat', 'Cy'];
const LAST = ['Pérez', 'O’Neill', 'Lee', 'Núñez', 'Smith', 'van Dyk', 'Young', 'Müller', 'De la Cruz'];
const COMPANIES = ['Speedy Couriers', 'Smith & Sons', 'Acme, Inc.', 'City of Yonkers'];
const KINDS = [
  ['Honda', 'Civic'],
  ['Ford', 'F-150'],
  ['Land Rover', 'Defender'],
  ['Kia', 'Rio'],
] as const;
const NOTES = ['', '', 'waits, likes coffee', 'says "call first"', 'two\nlines', 'owes 20; pays late'];

export function nameOf({ first, last, suffix, company }: Person): string {
  const name = [first, last, suffix].filter((part) => part !== '').join(' ');
  return name === '' ? company : name;
}

/** People of whom some share a name, a phone or an e-mail address, and some have none of these. */
export function people(count: number, random: Random): Person[] {
  const all: Person[] = [];
  while (all.length < count) {
    const person = somebody(all.length, random);
    all.push(person);
    const other = { ...somebody(all.length, random), id: all.length };
    const chance = random();
    if (person.first === '') continue;
    if (chance < 0.06) all.push({ ...other, first: person.first, last: person.last, suffix: person.suffix });
    else if (chance < 0.12) all.push({ ...other, ...ofOneHouse(person) });
    else if (chance < 0.15) all.push({ ...other, ...ofOneHouse(person), first: person.first, suffix: 'Jr' });
    else if (chance < 0.18) all.push({ ...other, email: person.email });
    else if (chance < 0.21) all.push({ ...nobodyKnown(other), first: person.first, last: person.last });
  }
  return all;
}

function ofOneHouse({ first, last, phones, company }: Person): Partial<Person> {
  const another = FIRST.find((name) => name !== first) ?? 'Di';
  return { first: another, last, company, phones, suffix: '' };
}

function nobodyKnown(person: Person): Person {
  return { ...person, phones: [], email: '', company: '', suffix: '' };
}

function somebody(id: number, random: Random): Person {
  const isCompany = random() < 0.1;
  const cars = Array.from({ length: Math.floor(random() * 3) }, (_, at) => car(id * 5 + at, random));
  return {
    id,
    first: isCompany ? '' : pick(FIRST, random),
    last: isCompany ? '' : pick(LAST, random),
    suffix: '',
    company: isCompany ? `${pick(COMPANIES, random)} ${id}` : random() < 0.15 ? pick(COMPANIES, random) : '',
    phones: Array.from({ length: pick([0, 1, 1, 1, 2], random) }, (_, at) => phone(id * 3 + at)),
    email: random() < 0.5 ? `c${id}@x.example` : '',
    notes: pick(NOTES, random),
    cars,
  };
}

function phone(number: number): string {
  return `+1${212 + (number % 7)}555${String(1000 + number).slice(-4)}`;
}

function car(number: number, random: Random): ModelCar {
  const [make, model] = pick(KINDS, random);
  const marks = Math.floor(random() * 4);
  return {
    make,
    model,
    year: 1995 + (number % 30),
    plate: marks === 0 || marks === 1 ? `P${number}X` : '',
    vin: marks === 1 || marks === 2 ? `WVWZZZ1JZXW${String(100_000 + number)}` : '',
  };
}
