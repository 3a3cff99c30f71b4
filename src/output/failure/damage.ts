import type { Damage, Disagreement, SchemaDifference } from '../../failure.ts';

type Words = {
  readonly [K in Damage['kind']]: (damage: Extract<Damage, { kind: K }>) => string;
};

/** What is damaged, as the end of a sentence. A note beside the book may name what only another build of bay knows. */
export function damageText(damage: Damage): string {
  const words = WORDS[damage.kind] as ((damage: Damage) => string) | undefined;
  return words?.(damage) ?? 'another build of bay has found something';
}

/** The first stands for all. */
export function damagesText([first, ...others]: readonly Damage[]): string {
  const text = first === undefined ? 'it cannot be read' : damageText(first);
  return others.length === 0 ? text : `${text}, and ${others.length} more`;
}

export function schemaText({ part, is }: SchemaDifference): string {
  return `the ${part} ${IS[is]}`;
}

const IS: Readonly<Record<SchemaDifference['is'], string>> = {
  missing: 'is missing',
  other: 'is not as bay has made it',
  strange: "is not bay's",
};

const WORDS: Words = {
  schema: schemaText,
  unreadable: ({ said }) => `it cannot be read as a whole: ${said}`,
  engine: ({ said }) => said,
  empty: () => 'the file is empty, and was a book',
  'log-lost': () =>
    'its write-ahead log (-wal) was taken away or cut short after a crash, and with it what was written last; put it back, or go on without it by: bay doctor',
  'impossible-version': ({ version }) => `it says that its version is ${version}`,
  'tables-of-another-version': ({ version }) => `its version is ${version}, and its tables are others`,
  'not-as-written': ({ what, id }) =>
    `${what === 'shop' ? 'the shop' : `${what} #${id}`} is not as it was written`,
  stranger: ({ table, row, lacks }) => `${table} row ${row ?? '?'} points at a missing ${lacks}`,
  'index-rows': ({ index }) => `the index ${index} has not the rows that it should have`,
  'impossible-moment': ({ table, column }) =>
    `a row of the table ${table} has a moment that no calendar has (${column})`,
  disagreement: ({ appointmentId, how }) => `appointment #${appointmentId} ${DISAGREES[how]}`,
  'claims-disagree': () => 'the claims and the appointments disagree about who has which time',
  'revision-missing': ({ appointmentId, revision }) =>
    `appointment #${appointmentId} has no revision ${revision}`,
  'edition-missing': ({ revision }) => `edition ${revision} of the rules is missing`,
  'not-json': () => 'a text that should be JSON is none',
  'no-rules': () => 'the rules of the shop are missing',
  'unreadable-rules': ({ setting }) =>
    `the rules of the shop cannot be read: ${setting === null ? 'they are no JSON object' : `${setting} is missing or makes no sense`}`,
  'unreadable-rules-of': ({ name }) => `the rules of ${name} cannot be read`,
  'no-bay': () => 'the shop has no bay',
  'no-name-of-book': () => 'the name of the book is missing',
};

const DISAGREES: Readonly<Record<Disagreement, string>> = {
  'live-without-bay': 'is live and holds no bay',
  'technician-not-held': 'has a technician whose time it does not hold',
  'gone-and-held': 'does not stand and still holds a bay or technician',
  'bay-at-another-time': 'holds its bay for another time than it says',
  'technician-at-another-time': 'holds its technician for another time than it says',
  'holds-what-it-does-not-name': 'holds a bay or technician that it does not name',
  'nothing-to-do': 'says nothing of what is to be done',
  'no-history': 'has no history for its present state',
  'taken-without-reason': 'holds a taken bay or technician, and no reason for it',
  'owed-to-no-calendar': 'is owed to no calendar',
  'gone-and-shown': 'does not stand and is still to be shown in a calendar',
  'car-in-two-places': 'has its car in two places at once, and no reason for it',
  'beyond-capacity': 'shares its bay or technician beyond the capacity',
  'waits-for-nothing': 'waits for a calendar to which nothing is owed',
  'owed-and-not-waiting': 'is owed to a calendar and does not wait for it',
  incomplete: 'is there, and not all that belongs to it',
};
