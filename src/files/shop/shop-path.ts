import { WEEKDAYS } from '../../domain/local-date.ts';
import { entriesOf, type Plain, type PlainMap } from '../../domain/shop-document.ts';

/** The settings that are lists of entries, and the field that names an entry. */
const NAMED_BY: Readonly<Record<string, 'name' | 'type'>> = {
  breaks: 'name',
  closures: 'name',
  services: 'type',
  bays: 'name',
  technicians: 'name',
  modes: 'name',
};

const OF_A_CLAIMABLE = [
  'name',
  'capacity',
  'calendar',
  'check_availability',
  'create_events',
  'hours',
  'away',
  'skills',
];

export const ENTRY_FIELDS: Readonly<Record<string, readonly string[]>> = {
  breaks: ['name', 'from', 'to', 'days'],
  closures: ['name', 'date', 'from_date', 'to_date', 'from', 'to'],
  services: ['type', 'name', 'minutes', 'buffer_minutes', 'interval_months', 'skills'],
  bays: OF_A_CLAIMABLE,
  technicians: OF_A_CLAIMABLE,
  modes: ['name', 'per_hour', 'per_day'],
};

/** A key of `bay shop set`, taken apart against the shop that it is meant for. */
export interface SettingPath {
  readonly section: string;
  readonly entry: {
    /** Its name or type as written; `+` appends. */
    readonly name: string;
    /** Null for an entry that is not there yet. */
    readonly at: number | null;
    readonly namedBy: 'name' | 'type';
  } | null;
  /** What follows: `hours`, `saturday`. */
  readonly fields: readonly string[];
}

/** Names may have dots in them, so a known name is preferred, the longest first; a field ends the name otherwise. */
function splitEntry(
  rest: string,
  section: string,
  names: readonly Plain[],
): { name: string; fields: string[] } {
  const known = names
    .filter((name) => typeof name === 'string')
    .filter((name) => rest === name || rest.startsWith(`${name}.`))
    .sort((a, b) => b.length - a.length)[0];
  if (known !== undefined)
    return {
      name: known,
      fields: rest
        .slice(known.length + 1)
        .split('.')
        .filter(Boolean),
    };
  const parts = rest.split('.');
  const isField = (part: string) =>
    ENTRY_FIELDS[section]?.includes(part) || (section === 'breaks' && WEEKDAYS.some((day) => day === part));
  const field = parts.findIndex((part, at) => at > 0 && isField(part));
  if (field < 0) return { name: rest, fields: [] };
  return { name: parts.slice(0, field).join('.'), fields: parts.slice(field) };
}

/** As it is written, or else `inAnyCase` where that means one; -1 for none. */
function placeOf(name: string, inAnyCase: boolean, names: readonly Plain[]): number {
  const exact = names.indexOf(name);
  if (exact >= 0 || !inAnyCase) return exact;
  const alike = names.filter((one) => typeof one === 'string' && one.toLowerCase() === name.toLowerCase());
  return alike.length === 1 ? names.indexOf(alike[0] as Plain) : -1;
}

/** How booking services of agents call them (`withIntegrations`). */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['integrations.provider', 'calendar'],
  ['integrations.providers.google_calendar.enabled', 'calendar'],
  ...['check_availability', 'create_events', 'default_duration_minutes'].map(
    (key) => [`integrations.providers.google_calendar.${key}`, key] as const,
  ),
]);

/** Takes `bays.Bay 1.capacity` apart. An entry is named by its name or type, or by its place in the list from 1. */
export function parsePath(key: string, shop: PlainMap): SettingPath {
  const [section = '', ...parts] = (ALSO.get(key.trim()) ?? key.trim()).split('.');
  const namedBy = NAMED_BY[section];
  if (namedBy === undefined || parts.length === 0) return { section, entry: null, fields: parts };
  const entries = entriesOf(shop, section);
  const { name, fields } = splitEntry(
    parts.join('.'),
    section,
    entries.map((entry) => entry[namedBy] ?? null),
  );
  const named = placeOf(
    name,
    section === 'closures' || section === 'breaks',
    entries.map((entry) => entry[namedBy] ?? null),
  );
  const placed = /^[1-9]\d{0,3}$/.test(name) && Number(name) <= entries.length ? Number(name) - 1 : -1;
  const at = named >= 0 ? named : placed;
  return { section, entry: { name, at: at < 0 ? null : at, namedBy }, fields };
}
