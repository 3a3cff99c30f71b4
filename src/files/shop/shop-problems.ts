import { defaultShop } from '../../domain/default-shop.ts';
import { nearest } from '../../domain/near.ts';
import { areaCodeFault, writesTenDigits } from '../../domain/north-american-plan.ts';
import type { ShopRules } from '../../domain/shop.ts';
import { shopDocument } from '../../domain/shop-document.ts';
import { phoneFaultText } from '../../output/form/phone-fault.ts';
import { shopSchema } from './shop-schema.ts';

/** Where in the file a value stands: keys and list positions from the top. */
export type FilePath = readonly (string | number)[];

export interface ShopProblem {
  readonly path: FilePath;
  /** `hours.saturday: "9-15" is not a range like "09:00-15:00"` */
  readonly problem: string;
}

type Raw = unknown;

function child(value: Raw, key: string | number): Raw {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;
}

/** How people name an entry of a list: by its name or type, else by its place from 1. */
function entryName(entry: Raw, at: number): string {
  const name = child(entry, 'type') ?? child(entry, 'name');
  return typeof name === 'string' && name.trim() !== '' ? name : String(at + 1);
}

/** `bays.Bay 1.capacity`: the path as `bay shop set` takes it. */
function pathText(path: FilePath, file: Raw): string {
  const names: string[] = [];
  let value = file;
  for (const [depth, key] of path.entries()) {
    value = child(value, key);
    // Inside an entry (the ranges of a day, the skills of a bay) the line number says enough.
    if (typeof key === 'string') names.push(key);
    else if (depth === 1 && path[0] !== 'hours') names.push(entryName(value, key));
  }
  return names.join('.');
}

function words(text: string): string[] {
  return text.split(' ');
}

function fieldsOf(path: FilePath): readonly string[] {
  const [section, at] = path;
  if (section === undefined) return Object.keys(shopDocument(defaultShop('UTC')));
  if (section === 'hours' || path[2] === 'hours')
    return words('monday tuesday wednesday thursday friday saturday sunday');
  if (at === undefined) return [];
  if (section === 'breaks') return words('name from to days');
  if (section === 'closures') return words('name date from_date to_date from to');
  if (path[2] === 'away') return words('date from_date to_date from to reason');
  if (section === 'services') return words('type name minutes buffer_minutes interval_months skills');
  if (section === 'modes') return words('name per_hour per_day');
  if (section === 'integrations')
    return words(
      'provider providers native google_calendar enabled check_availability create_events default_duration_minutes',
    );
  return words('name capacity calendar check_availability create_events hours away skills');
}

function unknownKey(path: FilePath, key: string, file: Raw): ShopProblem {
  const [near] = nearest(key, fieldsOf(path));
  const full = [...path, key];
  const meant = near === undefined ? '' : `; did you mean ${near}?`;
  return { path: full, problem: `${pathText(full, file)}: is not a setting of the shop file${meant}` };
}

/** What only the country can tell of its area codes. */
function areaCodeProblems({ phoneRegion, phoneArea }: ShopRules): ShopProblem[] {
  if (phoneArea === null || !writesTenDigits(phoneRegion)) return [];
  const fault = areaCodeFault(phoneArea);
  const isShort = phoneArea.length !== 3;
  if (!isShort && fault === null) return [];
  const why = isShort || fault === null ? `"${phoneArea}" is not three digits` : phoneFaultText(fault);
  return [{ path: ['phone_area'], problem: `phone_area: ${why}` }];
}

/** Names that must be had once: of services their type, and bays and technicians all apart. */
function repeatedNames(file: Raw): ShopProblem[] {
  const sections = [
    { keys: ['services'], field: 'type' },
    { keys: ['bays', 'technicians'], field: 'name' },
    { keys: ['modes'], field: 'name' },
  ];
  return sections.flatMap(({ keys, field }) => {
    const seen = new Map<string, string>();
    return keys.flatMap((key) => {
      const entries = child(file, key);
      if (!Array.isArray(entries)) return [];
      return entries.flatMap((entry: Raw, at): ShopProblem[] => {
        const name = child(entry, field);
        if (typeof name !== 'string') return [];
        const other = seen.get(name.trim());
        seen.set(name.trim(), key);
        if (other === undefined) return [];
        return [
          {
            path: [key, at, field],
            problem: `${key}: "${name}" is already the ${field} of one of the ${other}`,
          },
        ];
      });
    });
  });
}

/**
 * Checks a shop file that was read into plain values. All problems are found at once. What an absent setting means is
 * told at `readShopFile`.
 */
export function checkShop(
  file: Raw,
  isZone: (name: string) => boolean,
): { readonly rules: ShopRules } | { readonly problems: ShopProblem[] } {
  const checked = shopSchema(isZone).safeParse(file, { reportInput: true });
  const repeated = repeatedNames(file);
  if (checked.success) repeated.push(...areaCodeProblems(checked.data));
  if (checked.success && repeated.length === 0) return { rules: checked.data };
  const issues = checked.error?.issues ?? [];
  const found = issues.flatMap((issue): ShopProblem[] => {
    const path = issue.path as FilePath;
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key, file));
    const name = pathText(path, file);
    return [{ path, problem: name === '' ? issue.message : `${name}: ${issue.message}` }];
  });
  return { problems: [...found, ...repeated] };
}
