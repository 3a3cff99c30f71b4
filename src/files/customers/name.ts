import { searchKey } from '../../domain/search-key.ts';
import { isBareName, isFirstBesideFamily } from './headings.ts';
import type { Cells } from './told-cells.ts';

const PARTS = ['firstName', 'middleName', 'lastName', 'secondLastName', 'suffix'] as const;

/** The name, and what a name column tells besides, for the notes. A company is the name where no person is told. */
export function nameIn(cells: Cells): { readonly name: string; readonly aside: readonly string[] } {
  const whole = cells.first('name');
  const company = cells.first('company');
  const person = personIn(cells);
  const aside: string[] = [];
  let name = whole ?? person;
  if (whole !== null && person !== '') {
    const completed = completedBy(cells, whole);
    if (hasWords(person, whole)) name = person;
    else if (completed !== null) name = completed;
    else if (!hasWords(whole, person)) aside.push(`Contact: ${person}`);
  }
  if (name === '') return { name: company ?? '', aside };
  if (company !== null && searchKey(company) !== searchKey(name)) aside.push(`Company: ${company}`);
  for (const { heading, text } of [...cells.all('name'), ...cells.all('company')])
    if (text !== null && text !== whole && text !== company && !hasWords(name, text) && !hasWords(text, name))
      aside.push(`${heading}: ${text}`);
  return { name, aside };
}

function personIn(cells: Cells): string {
  if ((cells.first('firstName') ?? cells.first('lastName')) === null) return '';
  return PARTS.map((field) => cells.first(field))
    .filter((part) => part !== null)
    .join(' ');
}

/**
 * The name where one column has a part of it and `Name` the other: `Name;Vorname`, `Nombre;Apellidos`, `Name,Surname`. A first
 * name beside several words is that of the person in a company, unless it is in a language in which `Name` is the family's.
 */
function completedBy(cells: Cells, whole: string): string | null {
  const heading = cells.all('name').find(({ text }) => text !== null)?.heading ?? '';
  const [first, last] = [cells.all('firstName'), cells.all('lastName')];
  if (!isBareName(heading) || (first.length > 0 && last.length > 0)) return null;
  const others = PARTS.slice(3).map((field) => cells.first(field));
  const parts =
    last.length > 0
      ? [whole, cells.first('middleName'), cells.first('lastName'), ...others]
      : [cells.first('firstName'), cells.first('middleName'), whole, ...others];
  const isAlone = last.length > 0 || !whole.includes(' ') || isFirstBesideFamily(first[0]?.heading ?? '');
  if (!isAlone || hasWords(whole, personIn(cells))) return null;
  return parts.filter((part) => part !== null).join(' ');
}

function hasWords(whole: string, part: string): boolean {
  const words = searchKey(whole).split(' ');
  return searchKey(part)
    .split(' ')
    .every((word) => words.includes(word));
}
