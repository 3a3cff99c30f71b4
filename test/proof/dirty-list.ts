import { type ModelCar, type Person, people } from './list-model.ts';
import { type Cell, cellsOf, type Program } from './list-programs.ts';
import { pick, type Random } from './random.ts';

/** A line of a list, and of whom it tells. */
export interface ListRow {
  readonly person: Person;
  readonly car: ModelCar | null;
  /** In it is what bay must not take. */
  readonly isBad: boolean;
}

/** A list as a program saves it and people leave it; `rows` by the number of their line in an editor. */
export interface DirtyList {
  readonly bytes: Uint8Array;
  readonly people: readonly Person[];
  readonly rows: ReadonlyMap<number, ListRow>;
}

const NAMES = new Set<Cell | ''>(['first', 'last', 'suffix', 'name', 'person', 'reversed', 'company']);
const NO_PHONE = ['', '', 'N/A', 'none', '-', '000-000-0000', '(999) 999-9999', '1111111111', 'unknown'];
const NOTHING = ['', '', '', 'N/A', 'NONE', '-', '--', 'n/a'];

export function dirtyList(program: Program, random: Random): DirtyList {
  const all = people(5 + Math.floor(random() * 25), random).map((person) => asTold(person, program));
  const told = all.flatMap((person) => rowsOf(person, program, random));
  const delimiter = pick([',', ';', '\t'], random);
  const lineEnd = pick(['\r\n', '\n'], random);
  const rows = new Map<number, ListRow>();
  const lines: string[] = [];
  const hasBlanks = random() < 0.3;
  if (random() < 0.2) lines.push(`sep=${delimiter}`);
  lines.push(
    ...program.title,
    program.columns.map(([heading]) => quoted(heading, delimiter)).join(delimiter),
  );
  let line = lines.length + 1;
  for (const { row, cells } of told) {
    if (hasBlanks && random() < 0.1) {
      lines.push(pick(['', delimiter.repeat(3)], random));
      line += 1;
    }
    rows.set(line, row);
    lines.push(cells.map((cell) => quoted(cell, delimiter)).join(delimiter));
    line += 1 + cells.join('').split('\n').length - 1;
  }
  const text = `${lines.join(lineEnd)}${lineEnd}`;
  return { bytes: encoded(text, random), people: all, rows };
}

/** What the program has no column for is not known of anybody. */
function asTold(person: Person, { hasCars, columns }: Program): Person {
  const has = (cell: Cell) => columns.some(([, one]) => one === cell);
  const suffix = has('suffix') || has('name') || has('reversed') ? person.suffix : '';
  const isCompany = person.first === '' && person.last === '';
  return {
    ...person,
    suffix,
    company: isCompany || has('company') ? person.company : '',
    cars: hasCars ? person.cars : [],
  };
}

function rowsOf(
  person: Person,
  program: Program,
  random: Random,
): { readonly row: ListRow; readonly cells: readonly string[] }[] {
  const cars = person.cars.length === 0 ? [null] : person.cars;
  const twice = cars.flatMap((car) => (random() < 0.08 && canBeKnown(person) ? [car, car] : [car]));
  return twice.map((car) => {
    const bad = random() < 0.06 ? pick(BAD, random) : null;
    const cells = rowCells(person, car, program, random);
    const worse = bad === null ? null : bad(cells, program);
    return { row: { person, car, isBad: worse !== null }, cells: worse ?? cells };
  });
}

/** Somebody of whom a second line says that it is the same. */
function canBeKnown({ phones, email }: Person): boolean {
  return phones.length > 0 || email !== '';
}

function rowCells(person: Person, car: ModelCar | null, program: Program, random: Random): string[] {
  const phones: [string, string] = [pick(NO_PHONE, random), pick(NO_PHONE, random)];
  const [one, two] = person.phones.map((phone) => typed(phone, random));
  if (two !== undefined) phones.splice(0, 2, one ?? '', two);
  else if (one !== undefined) phones[pick([0, 1], random)] = one;
  const cells = cellsOf(person, car, phones);
  return program.columns.map(([, cell]) => (cell === '' ? '' : dirty(cell, cells[cell], random)));
}

function dirty(cell: Cell, text: string, random: Random): string {
  if (text === '') {
    return cell === 'notes' || NAMES.has(cell) ? '' : pick(NOTHING, random);
  }
  if (['name', 'reversed', 'last'].includes(cell) && random() < 0.1) return text.toUpperCase();
  if (cell === 'plate' && random() < 0.3) return text.toLowerCase().replace('p', 'p-');
  return random() < 0.1 && cell !== 'notes' ? ` ${text} ` : text;
}

function typed(phone: string, random: Random): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone) ?? [];
  return pick(
    [
      phone,
      `(${area}) ${exchange}-${line}`,
      `${area}-${exchange}-${line}`,
      `${area}.${exchange}.${line}`,
      `1${area}${exchange}${line}`,
      `Mobile: ${area} ${exchange} ${line}`,
      `${area}-${exchange}-${line} (cell)`,
      `=${JSON.stringify(`${area}${exchange}${line}`)}`,
    ],
    random,
  );
}

type Spoil = (cells: readonly string[], program: Program) => string[] | null;

/** What people's typing and other programs leave in lists; null where the list has no such column. */
const BAD: readonly Spoil[] = [
  (cells, program) => {
    return cells.map((cell, at) => (NAMES.has(program.columns[at]?.[1] ?? '') ? '' : cell));
  },
  (cells, program) =>
    cells.map((cell, at) => {
      const what = program.columns[at]?.[1];
      return what === 'phone1' ? '55512' : what === 'phone2' ? 'ask his wife' : cell;
    }),
  (cells, program) => replaced(cells, program, 'email', 'not an address'),
  (cells, program) => replaced(cells, program, 'year', '18x'),
  (cells) => [...cells, 'a cell too many'],
];

function replaced(cells: readonly string[], { columns }: Program, what: Cell, by: string): string[] | null {
  const at = columns.findIndex(([, cell]) => cell === what);
  return at < 0 ? null : cells.map((cell, column) => (column === at ? by : cell));
}

function quoted(cell: string, delimiter: string): string {
  const needs = cell.includes(delimiter) || /["\r\n]/.test(cell);
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function encoded(text: string, random: Random): Uint8Array {
  const how = pick(['UTF-8', 'UTF-8', 'marked', 'UTF-16', 'UTF-16 swapped', 'windows-1252'], random);
  if (how === 'UTF-16') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (how === 'UTF-16 swapped') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  if (how === 'windows-1252') return Buffer.from(text.replaceAll('’', '\x92'), 'latin1');
  return Buffer.from(how === 'marked' ? `\uFEFF${text}` : text);
}
