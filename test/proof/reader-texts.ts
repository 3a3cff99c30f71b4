import { pick, type Random } from './random.ts';

/** What readers look for, and what has hurt some reader somewhere: repeated, mixed and put into what is right. */
const PIECES: readonly string[] = [
  [
    'in 2 ',
    'ext 1 ',
    '1 and ',
    'tue ',
    '9am ',
    '9:30',
    'next ',
    'the ',
    '2nd ',
    'nov 23 ',
    '2026-11-23',
    'T09:00',
  ],
  [
    'half an ',
    'hour ',
    'weeks from now ',
    'same time ',
    'noon',
    'at ',
    '+30',
    '-1h',
    "o'clock ",
    '5/6/',
    'a.m. ',
  ],
  [
    '555-0134 ',
    '(212) ',
    '+49 ',
    '+1',
    'tel:',
    '(0)',
    '00',
    'oil ',
    'brake ',
    'Ana ',
    'Pérez ',
    'ABC1234 ',
    'O’Neill',
  ],
  [
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    '\r\n',
    '"',
    '""',
    "'",
    '"\n',
    '\\',
    '\\n',
    '=',
    '@',
    'name,phone\n',
    'a@b.c',
    "'=",
    '#',
  ],
  [
    '[',
    ']',
    '{',
    '}',
    '- ',
    '? ',
    ': ',
    'a: ',
    '&a ',
    '*a ',
    '!!str ',
    '|',
    '>',
    '%',
    '---\n',
    '...\n',
    '<<: *a',
    '\n  ',
  ],
  [
    'BEGIN:VCALENDAR\r\n',
    'BEGIN:VEVENT\r\n',
    'END:VEVENT\r\n',
    'END:VCALENDAR\r\n',
    'BEGIN:VTIMEZONE\r\n',
    'UID:a\r\n',
  ],
  [
    'DTSTART:20261123T090000Z\r\n',
    'DTEND;TZID="',
    'DTSTART;VALUE=DATE:20261123\r\n',
    'EXDATE:20261123\r\n',
    '\r\n ',
  ],
  ['STATUS:', ';TZID=Europe/Berlin:', 'DURATION:PT5M\r\n', 'RECURRENCE-ID:20261123\r\n', 'SUMMARY:x\\,y\r\n'],
  [
    'GOOGLE_CLIENT_ID=',
    'export ',
    '`',
    '$(x)',
    '${A}',
    '\0',
    '\x1b[31m',
    '\x1b]0;',
    '\x07',
    '\x9b',
    '\u202e',
    '\u200b',
  ],
  [
    'é',
    'ß',
    'ﷺ',
    'İ',
    '１２',
    '٣',
    '😀',
    '\ud800',
    '\udfff',
    'e\u0301\u0301',
    '\ufeff',
    '中',
    ' ',
    '   ',
    '.',
    '-',
    '_',
  ],
  [
    '0',
    '1',
    '99999999999',
    '1e999',
    '-0',
    'NaN',
    'Infinity',
    '__proto__',
    'constructor',
    'toString',
    'null',
    'true',
    'x',
  ],
  ['AND ', 'OR ', 'NEAR(', 'NOT ', '*', '%', 'name_key:', '^', '1HGCM82633A004352', '1890', '2018'],
].flat();

/** Texts that some reader takes, to be spoilt. */
const SAMPLES: readonly string[] = [
  'monday the 23rd of november at 9 am',
  'in 2 weeks',
  'next friday 14:00',
  '2026-11-23T09:00:00-05:00',
  'oil tue 9 wait 555-0134',
  '+44 (0)20 7946 0958',
  'Ana Pérez-O’Neill',
  'name,phone,email,plate\nAna,212 555 0134,ana@example.com,ABC 123\n"Bo, Li",,,\n',
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Dentist\r\nDTSTART:20261123T090000Z\r\nDTEND:20261123T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:b\r\nDTSTART:20261123T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=MONTHLY;COUNT=9\r\nEXDATE:20261223T090000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
  'name: Main Street Garage\ntimezone: America/New_York\nhours:\n  monday: ["09:00-17:00"]\nservices:\n  - {type: oil_change, name: Oil change, minutes: 30}\nbays:\n  - {name: Bay 1}\n',
  '[{name: lunch, from: "12:00", to: "13:00", days: [monday]}]',
  '09:00-12:00, 13:00-17:00',
  'GOOGLE_CLIENT_ID=1234.apps.example\nexport GOOGLE_CLIENT_SECRET="x"\n# comment\n',
];

export interface FuzzedText {
  /** How it came about, for the report. */
  readonly shape: string;
  readonly text: string;
}

type Shape = (length: number, random: Random) => FuzzedText;

const repeated: Shape = (length, random) => {
  const piece = pick(PIECES, random) + (random() < 0.5 ? '' : pick(PIECES, random));
  return { shape: `${JSON.stringify(piece)} again and again`, text: filled(piece, length) };
};

const mixed: Shape = (length, random) => {
  const vocabulary = Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(PIECES, random));
  let text = '';
  while (text.length < length) text += pick(vocabulary, random);
  return { shape: `a mixture of ${JSON.stringify(vocabulary)}`, text: text.slice(0, length) };
};

const noise: Shape = (length, random) => {
  const top = pick([0x80, 0x250, 0x3000, 0x10000], random);
  const size = Math.min(length, 5_000);
  const units = Array.from({ length: size }, () => Math.floor(random() * top));
  return { shape: `noise below U+${top.toString(16)}`, text: filled(String.fromCharCode(...units), length) };
};

const spoilt: Shape = (length, random) => {
  let text = pick(SAMPLES, random);
  for (let change = Math.floor(random() * 4); change > 0; change -= 1) {
    const at = Math.floor(random() * text.length);
    const gone = random() < 0.5 ? Math.floor(random() * 5) : 0;
    text = text.slice(0, at) + (random() < 0.7 ? pick(PIECES, random) : '') + text.slice(at + gone);
  }
  const shape = `a spoilt ${JSON.stringify(text.slice(0, 60))}`;
  return random() < 0.5
    ? { shape, text }
    : { shape: `${shape}, again and again`, text: filled(text, length) };
};

const SHAPES: readonly Shape[] = [repeated, mixed, noise, spoilt];

function filled(piece: string, length: number): string {
  return piece === '' ? '' : piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/** As many short as long ones: lengths of every order up to `mostCharacters`. */
export function fuzzedText(mostCharacters: number, random: Random): FuzzedText {
  const length = Math.floor((mostCharacters + 1) ** random());
  return pick(SHAPES, random)(Math.min(length, mostCharacters), random);
}
