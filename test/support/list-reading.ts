import { expect } from 'vitest';
import { type CustomerList, readCustomerList } from '../../src/files/customers/customer-list.ts';
import { normalPhone } from '../../src/input/phone.ts';

/** As a shop of that country reads a list. */
export function readList(text: string, phoneRegion = 'US'): Promise<CustomerList> {
  return readCustomerList(text, {
    file: 'list.csv',
    now: Date.UTC(2026, 10, 20),
    normalPhone: (phone) => normalPhone(phone, { phoneRegion, phoneArea: null }),
  });
}

/** Of each line name, phone, e-mail address and notes, as far as there are any. */
export async function peopleIn(text: string, region?: string): Promise<string[]> {
  const { lines, problems } = await readList(text, region);
  expect(problems).toEqual([]);
  return lines.map(({ details: { name, phone, email, notes } }) =>
    [name, phone, email, notes].filter((part) => part !== null).join(' | '),
  );
}

export async function carsIn(text: string, region?: string): Promise<(string | null)[]> {
  const { lines, problems } = await readList(text, region);
  expect(problems).toEqual([]);
  return lines.map(({ vehicles }) => {
    const cars = vehicles.map(({ year, make, model, plate, vin }) =>
      [year, make, model, plate, vin].filter((part) => part !== null).join(' '),
    );
    return cars.length === 0 ? null : cars.join(' & ');
  });
}

export async function problemsIn(text: string): Promise<string[]> {
  return (await readList(text)).problems.map(({ line, problem }) => `line ${line}: ${problem}`);
}

export async function warningsIn(text: string): Promise<string[]> {
  return (await readList(text)).warnings.map(({ line, problem }) => `line ${line}: ${problem}`);
}
