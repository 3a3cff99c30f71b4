import { HOUR_MS, MINUTE_MS } from '../../domain/interval.ts';
import { fixedZone, type ZoneRules } from '../../domain/zone.ts';
import { unescaped } from './ics-property.ts';

/** A name of a zone as two places of a file may write it differently: quotation marks, escapes, blanks, capitals. */
export function zoneKey(written: string): string {
  return unescaped(written)
    .normalize('NFKC')
    .replaceAll('\\/', '/')
    .replaceAll(/["“”„]|^\s*'|'\s*$/g, '')
    .replaceAll(/[\u2212\u2013]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** What Americans call their clocks for short, and the world does not. */
const AMERICAN: ReadonlyMap<string, string> = new Map(
  [
    ['america/new_york', 'et edt'],
    ['america/chicago', 'ct cdt'],
    ['america/denver', 'mt mdt'],
    ['america/los_angeles', 'pt pdt'],
    ['america/anchorage', 'akt akst akdt'],
    ['america/halifax', 'adt'],
  ].flatMap(([zone = '', names = '']) => names.split(' ').map((name) => [name, zone] as const)),
);

/**
 * The names by which the world may know a zone, the likeliest first. A leading slash marks a name that is unique for all
 * (RFC 5545 §3.2.19), before which programs put their own: `/mozilla.org/20050126_1/Europe/Vienna`.
 */
function worldNames(key: string): string[] {
  const parts = key.replaceAll(' ', '_').split('/').filter(Boolean);
  const names = parts.map((_, at) => parts.slice(at).join('/'));
  const american = AMERICAN.get(key);
  if (american !== undefined) return [american, ...names];
  // `US-Eastern` where a program allows no strokes, `America/New_York-1` where it numbers its zones.
  const others = [
    key.replace('-', '/'),
    key.replace(/^((?!etc\/)[a-z_]+\/[a-z_/]*[a-z])[ _-]\d$/, '$1'),
    /\(([^()]+)\)$/.exec(key)?.[1] ?? '',
  ];
  return [
    ...names,
    ...others.map((name) => name.trim().replaceAll(' ', '_')).filter((name) => name !== '' && name !== key),
  ];
}

const OFFSET = /^\(?(?:utc|gmt|z)?\s*([+-])(\d{1,2})[:.]?([0-5]\d)?\)?$/;

/** The clock of `UTC+02:00`, `GMT-5` and the like, which never changes; null for another name. */
export function zoneOfOffset(key: string): ZoneRules | null {
  if (key === 'z') return fixedZone('UTC', 0);
  const [, sign, hours, minutes = '0'] = OFFSET.exec(key) ?? [];
  if (hours === undefined || Number(hours) > 14) return null;
  const offset = (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS) * (sign === '-' ? -1 : 1);
  return fixedZone(key.toUpperCase(), offset);
}

/** The clock of the offset that Windows shows before a name, all year round; null for a name without one. */
export function zoneOfShownOffset(key: string): ZoneRules | null {
  const [, offset] = /^\(?(?:utc|gmt) ?([+-]\d{1,2}[:.]?\d\d)(?:\)| \()/.exec(key) ?? [];
  return offset === undefined ? null : zoneOfOffset(offset);
}

/** Names of the world's that are taken for a zone with summer time, which they have not. */
export const WITHOUT_SUMMER: ReadonlyMap<string, string> = new Map([
  ['est', 'america/new_york'],
  ['mst', 'america/denver'],
]);

export type WorldZones = ReadonlyMap<string, ZoneRules | null>;

/**
 * The world's zones among those that a file names, by `zoneKey`. The table of Windows' names is loaded for the first name
 * that is not one of the world's, and that the file does not define itself.
 */
export async function findWorldZones(
  keys: ReadonlySet<string>,
  isDefined: (key: string) => boolean,
  zoneRules: (name: string) => ZoneRules | null | Promise<ZoneRules | null>,
): Promise<WorldZones> {
  const found = new Map<string, ZoneRules | null>();
  const firstKnown = async (candidates: readonly string[]) => {
    for (const candidate of candidates) {
      const zone = await zoneRules(candidate);
      if (zone !== null) return zone;
    }
    return null;
  };
  const usual = [...WITHOUT_SUMMER].filter(([key]) => keys.has(key)).map(([, name]) => name);
  for (const key of new Set([...keys, ...usual])) {
    const known = (await firstKnown(worldNames(key))) ?? zoneOfOffset(key);
    if (known !== null || key === '' || isDefined(key)) {
      found.set(key, known);
      continue;
    }
    const { worldZoneOfWindows } = await import('./ics-windows-zones.ts');
    const name = worldZoneOfWindows(key);
    found.set(key, name === null ? null : await zoneRules(name));
  }
  return found;
}
