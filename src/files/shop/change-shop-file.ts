import type { Document } from 'yaml';
import { isLocalDate, WEEKDAYS } from '../../domain/local-date.ts';
import { nearest } from '../../domain/near.ts';
import type { ShopRules } from '../../domain/shop.ts';
import { entriesOf, type Plain, type PlainMap, shopDocument } from '../../domain/shop-document.ts';
import { ALL_SETTINGS } from '../../domain/shop-settings.ts';
import { shortened } from '../../domain/text-limits.ts';
import { AppError, failureOf, type UsageProblem } from '../../failure.ts';
import { breakTimes, replaceBreak, withoutDay } from './break-days.ts';
import { ENTRY_FIELDS, parsePath, type SettingPath } from './shop-path.ts';
import { checkShop } from './shop-problems.ts';
import { readYaml } from './yaml-document.ts';
import { sizeProblem } from './yaml-size.ts';

export interface ShopChange {
  readonly rules: ShopRules;
  /** Bays and technicians that have another name now: old name → new name. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Settings whose value is the text as typed, whatever YAML would make of it. */
const TEXTS: ReadonlySet<string> = new Set([
  ...'name timezone phone_region phone_area holidays calendar type date from_date to_date from to'.split(' '),
  ...ALL_SETTINGS.flatMap(([, { kind, key }]) => (kind === 'choice' || kind === 'hosts' ? [key] : [])),
]);
/** Settings by the day: of a weekday, or of a date. */
const SECTIONS_OF_HOURS = new Set(['hours', 'special_hours']);

/** Every key that has a value now, in the order of the file. */
export function listKeys(rules: ShopRules): string[] {
  const shop = shopDocument(rules);
  return Object.keys(shop).flatMap((section) => {
    const inside = SECTIONS_OF_HOURS.has(section) ? Object.keys(shop[section] ?? {}) : namesOf(shop, section);
    return [section].concat(Array.from(new Set(inside), (name) => `${section}.${name}`));
  });
}

function namesOf(shop: PlainMap, section: string): string[] {
  return entriesOf(shop, section)
    .map((entry) => entry[section === 'services' ? 'type' : 'name'])
    .filter((name) => typeof name === 'string');
}

function unknown(key: string, rules: ShopRules, known: readonly string[] = listKeys(rules)): AppError {
  return new AppError({ code: 'not-found', what: 'setting', query: key, known: nearest(key, known) });
}

/** The value of a key as the file has it. Throws `not-found`. */
export function getKey(rules: ShopRules, key: string): Plain {
  const shop = shopDocument(rules);
  const { section, entry, fields } = parsePath(key, shop);
  let value: Plain | undefined = entry === null ? shop[section] : entriesOf(shop, section)[entry.at ?? -1];
  // A setting of an entry that is as it would be anyway is not in the file.
  const known = entry !== null && value !== undefined && ENTRY_FIELDS[section]?.includes(fields[0] ?? '');
  for (const field of fields)
    value = typeof value === 'object' && value !== null && !Array.isArray(value) ? value[field] : undefined;
  if (value === undefined && known && fields.length === 1) return defaultOf(fields[0] as string);
  if (value === undefined) throw unknown(key, rules);
  return value;
}

function defaultOf(field: string): Plain {
  if (field === 'capacity') return 1;
  return field === 'skills' ? [] : null;
}

/** The value as typed: text where text is kept, hours in their short form, everything else YAML. */
function valueOf(text: string, { section, fields }: SettingPath): Plain {
  const last = fields.at(-1) ?? section;
  const hours =
    SECTIONS_OF_HOURS.has(section) || fields[0] === 'hours' || (section === 'breaks' && isDay(last));
  const isYaml = /^\s*[[{]/.test(text);
  if ((TEXTS.has(last) && !isYaml) || (hours && !isYaml && isDay(last)))
    return text.trim() === 'null' && last !== 'name' && last !== 'type' ? null : text;
  const tooMuch = sizeProblem(text);
  if (tooMuch !== null) throw refusedSetting({ value: null, found: [tooMuch], more: 0 });
  const { document, problems } = readYaml(text);
  const [first] = problems;
  if (first !== undefined) throw refusedSetting({ value: shortened(text), found: [first.problem], more: 0 });
  return plainOf(document);
}

function isDay(field: string): boolean {
  return (WEEKDAYS as readonly string[]).includes(field) || isLocalDate(field);
}

function plainOf(document: Document): Plain {
  try {
    return document.toJS() as Plain;
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const problem = { kind: 'not-yaml', why } as const;
    throw new AppError({ code: 'usage', problem, command: 'shop set' }, { cause: thrown });
  }
}

/** Sets `fields` inside a group, making groups on the way; null takes the setting away. */
function setInside(group: PlainMap, fields: readonly string[], value: Plain): void {
  const [field, ...rest] = fields as [string, ...string[]];
  if (rest.length > 0) {
    const inner = group[field];
    const next = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner : {};
    group[field] = next;
    setInside(next, rest, value);
  } else if (value === null) delete group[field];
  else group[field] = value;
}

function setEntry(shop: PlainMap, { section, entry, fields }: SettingPath, value: Plain): void {
  const entries = entriesOf(shop, section);
  const { name, at, namedBy } = entry as NonNullable<SettingPath['entry']>;
  const [field = ''] = fields;
  if (section === 'breaks' && at !== null && isDayOf('hours', field)) {
    const said = typeof value === 'string' ? value.trim() : '';
    const { name: called = name } = entries[at] as PlainMap;
    if (value === null || /^(closed|none)$/i.test(said)) withoutDay(entries, at, field);
    else replaceBreak(entries, at, { name: called, ...breakTimes(said), days: [field] });
  } else if (fields.length > 0) {
    if (at === null) entries.push({ [namedBy]: name });
    const changed = entries[at ?? entries.length - 1] as PlainMap;
    setInside(changed, fields, value);
  } else if (value === null) {
    if (at !== null) entries.splice(at, 1);
  } else {
    const isGroup = typeof value === 'object' && !Array.isArray(value);
    // The name in the key need not be said again.
    const whole =
      isGroup && name !== '+'
        ? { [namedBy]: at === null ? name : (entries[at]?.[namedBy] ?? name), ...value }
        : value;
    if (section === 'breaks' && at !== null && isGroup) replaceBreak(entries, at, whole as PlainMap);
    else entries.splice(at ?? entries.length, at === null ? 0 : 1, whole as PlainMap);
  }
}

/** Null unless the change gave a bay or technician another name. */
function renaming(
  before: PlainMap,
  after: PlainMap,
  { section, entry }: SettingPath,
): [string, string] | null {
  if ((section !== 'bays' && section !== 'technicians') || entry === null || entry.at === null) return null;
  if (entriesOf(before, section).length !== entriesOf(after, section).length) return null;
  const old = entriesOf(before, section)[entry.at]?.['name'];
  const now = entriesOf(after, section)[entry.at]?.['name'];
  return typeof old === 'string' && typeof now === 'string' && old !== now.trim() ? [old, now.trim()] : null;
}

/**
 * Changes one setting, as `bay shop set <key> <value>` does, and checks the whole. Keys are the paths of the file:
 * `slot_step_minutes`, `hours.saturday` (`09:00-12:00, 13:00-15:00` or `closed`), `services.oil_change.minutes`,
 * `bays.Bay 1.capacity`, or a whole `closures` in YAML. `+` for a name appends, as in `closures.+ {name: …}`; a name
 * that is new adds a whole entry, `bays.Bay 1.name` renames one, and the value `null` takes an entry away, or gives a
 * setting back what a new shop has.
 *
 * Throws `not-found` for an unknown key, with those near it, and `usage` for a value that cannot be.
 */
export function changeShopFile(
  rules: ShopRules,
  key: string,
  value: string,
  { isZone }: { readonly isZone: (name: string) => boolean },
): ShopChange {
  const before = shopDocument(rules);
  const after = shopDocument(rules);
  const path = parsePath(key, after);
  assertKnown(path, key, rules);
  const plain = valueOf(path.section === 'calendar' ? (ENABLED.get(value.trim()) ?? value) : value, path);
  assertNamed(path, plain, key, rules);
  if (plain === null && path.section === 'calendar') throw new AppError(UNDECIDED);
  if (path.entry !== null) setEntry(after, path, plain);
  else setInside(after, [path.section, ...path.fields], plain);
  const checked = checkShop(after, isZone);
  if ('problems' in checked) {
    const found = checked.problems.slice(0, MOST_PROBLEMS).map(({ problem }) => problem);
    throw refusedSetting({ value: null, found, more: checked.problems.length - found.length });
  }
  const renamed = renaming(before, after, path);
  return { rules: checked.rules, renamed: new Map(renamed === null ? [] : [renamed]) };
}

/** What `enabled` of the provider at Google comes to (`withIntegrations`). */
const ENABLED: ReadonlyMap<string, string> = new Map([
  ['true', 'google'],
  ['false', 'local'],
]);

/** It becomes somebody's by what is found, and never nobody's again. */
const UNDECIDED = {
  code: 'usage',
  problem: { kind: 'calendar-undecided' },
  command: 'shop set',
} as const;

function refusedSetting(said: Omit<Extract<UsageProblem, { kind: 'setting' }>, 'kind'>): AppError {
  return new AppError({ code: 'usage', problem: { kind: 'setting', ...said }, command: 'shop set' });
}

/** The value of a key in words, as one would type it; null where the shop has no such thing. */
export function settingText(rules: ShopRules, key: string): string | null {
  try {
    const value = getKey(rules, key);
    return isHours(key) && Array.isArray(value) && value.length === 0 ? 'closed' : valueText(value);
  } catch (thrown) {
    if (failureOf(thrown, 'not-found') === null) throw thrown;
    return isHours(key) ? (key.startsWith('special_hours.') ? 'as every week' : 'as the shop') : null;
  }
}

function isHours(key: string): boolean {
  return /(^|\.)hours\.[a-z]+$|^special_hours\.[^.]+$/.test(key.trim());
}

function valueText(value: Plain): string {
  const text =
    Array.isArray(value) && value.every((one) => typeof one !== 'object') ? value.join(', ') : flow(value);
  return text === '' ? 'none' : shortened(text);
}

/** As YAML has it on one line. */
function flow(value: Plain): string {
  if (value === null) return 'none';
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const fields = Object.entries(value).map(([key, inner]) => `${key}: ${flow(inner)}`);
  return `{${fields.join(', ')}}`;
}

/** One value has one or two problems; a list of many has them all over. */
const MOST_PROBLEMS = 5;

const ONE_OF: Readonly<Record<string, 'bay' | 'technician' | 'service'>> = {
  bays: 'bay',
  technicians: 'technician',
  services: 'service',
};

/**
 * A setting of an entry that is not there is a slip in its name, and makes nobody: only a whole entry adds one. The names of
 * modes are known beforehand.
 */
function assertNamed(
  { section, entry, fields }: SettingPath,
  value: Plain,
  key: string,
  rules: ShopRules,
): void {
  if (entry === null || entry.at !== null || (fields.length === 0 && value !== null)) return;
  if (section === 'modes' && value !== null) return;
  const what = ONE_OF[section];
  if (value === null || what === undefined || entry.name === '+') throw unknown(key, rules);
  const { name: query, namedBy } = entry;
  const known = namesOf(shopDocument(rules), section);
  const whole = flow({ [namedBy]: query, ...(section === 'services' ? { name: '…', minutes: 30 } : {}) });
  throw new AppError({
    code: 'not-found',
    what,
    query,
    known,
    add: { section, entry: whole },
    meant: nearest(query, known),
  });
}

function isDayOf(section: string, field: string): boolean {
  if (section === 'special_hours') return isLocalDate(field);
  return section === 'hours' && (WEEKDAYS as readonly string[]).includes(field);
}

/** Throws `not-found` for a key that no shop file has. */
function assertKnown({ section, entry, fields }: SettingPath, key: string, rules: ShopRules): void {
  const [field, day, ...more] = fields;
  const shop = shopDocument(rules);
  if (!Object.hasOwn(shop, section)) throw unknown(key, rules);
  const weekdays: readonly string[] = WEEKDAYS;
  if (entry !== null) {
    const known = ENTRY_FIELDS[section] as readonly string[];
    const named = (names: readonly string[]) => names.map((name) => `${section}.${entry.name}.${name}`);
    const isDayOfBreak = section === 'breaks' && field !== undefined && isDayOf('hours', field);
    if (entry.name === '' || (field !== undefined && !known.includes(field) && !isDayOfBreak))
      throw unknown(key, rules, named(known));
    if (day !== undefined && (field !== 'hours' || !weekdays.includes(day) || more.length > 0))
      throw unknown(key, rules, field === 'hours' ? named(weekdays.map((name) => `hours.${name}`)) : []);
  } else if (field !== undefined && (day !== undefined || !isDayOf(section, field)))
    throw unknown(key, rules);
}
