import { saysLost } from '../../domain/said-nothing.ts';
import { type TextKind, tooLong } from '../../domain/text-limits.ts';
import type { CarCells } from './car.ts';
import { type Kind, unlessNothing } from './cells.ts';
import type { Columns } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import type { Field } from './fields.ts';

interface ToldCell {
  readonly column: number;
  readonly heading: string;
  readonly text: string | null;
}

/** What the cells of a line tell, field by field. */
export interface Cells {
  readonly all: (field: Field) => readonly ToldCell[];
  readonly first: (field: Field) => string | null;
}

const KINDS: Readonly<Record<Field, readonly [TextKind, Kind]>> = {
  name: ['name', 'name'],
  firstName: ['name', 'name'],
  middleName: ['name', 'name'],
  lastName: ['name', 'name'],
  secondLastName: ['name', 'name'],
  suffix: ['name', 'name'],
  company: ['name', 'name'],
  // Several may stand in one cell, each of which is asked for its own length.
  phone: ['notes', 'phone'],
  email: ['notes', 'email'],
  notes: ['notes', 'notes'],
  plate: ['plate', 'plate'],
  vin: ['VIN', 'vin'],
  make: ['make', 'other'],
  model: ['model', 'other'],
  year: ['year', 'year'],
  car: ['model', 'other'],
  reason: ['notes', 'notes'],
};

/** Adds to `problems` what is longer than its field takes, and leaves it out. */
export function cellsOf({ cells }: CsvRecord, { at, headings }: Columns, problems: string[]): Cells {
  const read = new Map<Field, ToldCell[]>();
  for (const [field, columns] of at) {
    const [limit, kind] = KINDS[field];
    const inField = columns.map((column): ToldCell => {
      const text = unlessNothing(kind, cells[column]);
      const excess = text === null ? null : tooLong(limit, text);
      if (excess !== null) problems.push(tooLongText(excess));
      return { column, heading: headings[column] ?? '', text: excess === null ? text : null };
    });
    read.set(field, inField);
  }
  const all = (field: Field) => read.get(field) ?? [];
  return { all, first: (field) => all(field).find(({ text }) => text !== null)?.text ?? null };
}

export function tooLongText({
  what,
  lengthCharacters,
  mostCharacters,
}: NonNullable<ReturnType<typeof tooLong>>): string {
  return `the ${what} has ${lengthCharacters} characters, at most ${mostCharacters} are taken`;
}

/** The cells of one of the line's cars, whose columns these are. */
export function carCells({ all }: Cells, car: ReadonlyMap<Field, number>): CarCells {
  const told = (field: Field) => all(field).find(({ column }) => column === car.get(field))?.text ?? null;
  return {
    plate: told('plate'),
    vin: told('vin'),
    make: told('make'),
    model: told('model'),
    year: told('year'),
    car: told('car'),
  };
}

/** Where a spreadsheet has written that it lost what stood there. */
export function lostCells({ cells }: CsvRecord, { at, headings }: Columns): string[] {
  if (!cells.some(saysLost)) return [];
  const columns = [...at.values()].flat().filter((column) => saysLost(cells[column] ?? ''));
  return columns.map(
    (column) => `a spreadsheet has put ${cells[column]?.trim()} in place of its "${headings[column]}"`,
  );
}

/** A mark between cells that is part of a text, as in `Perez, Ana`, moves what follows under other headings. */
export function shiftedCells({ cells }: CsvRecord, { headings }: Columns): string[] {
  const more = cells.slice(headings.length).some((cell) => cell.trim() !== '');
  return more
    ? [
        `it has ${cells.length} cells, the headings are ${headings.length}: what holds the mark between cells must stand in quotes`,
      ]
    : [];
}
