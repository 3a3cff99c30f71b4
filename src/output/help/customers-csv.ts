import type { Block } from './prose.ts';

/** `bay help customers-csv`. The headings are read as they stand here: a test does so. */
export const CUSTOMERS_CSV: readonly Block[] = [
  { heading: 'Lists of customers' },
  'A table with a heading line, as any program or spreadsheet saves it (CSV): commas, semicolons or tabs; UTF-8, Windows, Mac or UTF-16. Columns come in any order, and those that bay has no use for are left out and named.',
  {
    terms: [
      ['bay customers import list.csv', 'shows what it comes to, and asks'],
      ['bay customers import list.csv --dry-run', 'only shows'],
      ['bay customers import list.csv --skip-bad', 'without the lines that cannot be taken'],
    ],
  },
  { heading: 'Headings: any of these, and many others, in several languages' },
  {
    terms: [
      ['Name · Customer · Full Name', "the customer's whole name"],
      ['First Name · Last Name · Company', 'or its parts'],
      ['Phone · Mobile · Cell Phone', 'in any spelling; the mobile is taken first'],
      ['E-mail · Email Address', 'where invitations go'],
      ['Notes · Comments · Remarks', 'what to remember'],
      ['Plate · License Plate', "the car's plate"],
      ['VIN', 'its 17 characters'],
      ['Make · Model · Year', 'Honda, Civic, 2018'],
      ['Vehicle · Car', 'or all three in one: 2018 Honda Civic'],
      ['Vehicle 2 Make · Vehicle 2 Model', 'a second car of the line, up to nine'],
    ],
  },
  {
    lines: [
      'Name,Phone,E-mail,Plate,Make,Model,Year',
      'Ana Pérez,(212) 555-0134,ana@example.com,ABC1234,Honda,Civic,2018',
      'Bob Stone,646-555-0199,,XYZ9876,Ford,F-150,2021',
    ],
  },
  { heading: 'What happens' },
  'The whole list is tried first. On a terminal you see what it comes to before you say yes; in a script add --yes. All of it is taken, or, where a line cannot be, nothing: each such line is named with what is wrong with it. With --skip-bad the others are taken, and those lines go into a file beside the list, to be mended and brought in.',
  'Who is in the book already is found by phone and name, and only gains what was not known. The same list a second time changes nothing.',
  'Phones of seven digits need an area code: bay shop set phone_area 212',
];
