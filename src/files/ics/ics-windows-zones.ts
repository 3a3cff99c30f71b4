import { WINDOWS_TO_IANA_MAP } from 'windows-iana';

/**
 * What Windows shows people instead of the names of its zones, as Exchange writes it into calendars, where no city in it says the
 * zone by itself. Without the offset before it.
 */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'Dateline Standard Time': ['International Date Line West'],
  'Aleutian Standard Time': ['Aleutian Islands'],
  'Hawaiian Standard Time': ['Hawaii'],
  'Marquesas Standard Time': ['Marquesas Islands'],
  'Alaskan Standard Time': ['Alaska'],
  'Pacific Standard Time (Mexico)': ['Baja California', 'Tijuana, Baja California'],
  'Pacific Standard Time': ['Pacific Time (US and Canada)', 'Pacific Time (US and Canada); Tijuana'],
  'US Mountain Standard Time': ['Arizona'],
  'Mountain Standard Time (Mexico)': [
    'La Paz, Mazatlan',
    'Chihuahua, La Paz, Mazatlan',
    'Chihuahua, La Paz, Mazatlan - New',
    'Chihuahua, La Paz, Mazatlan - Old',
  ],
  'Mountain Standard Time': ['Mountain Time (US and Canada)'],
  'Yukon Standard Time': ['Yukon'],
  'Central America Standard Time': ['Central America'],
  'Central Standard Time': ['Central Time (US and Canada)'],
  'Easter Island Standard Time': ['Easter Island'],
  'Canada Central Standard Time': ['Saskatchewan'],
  'Eastern Standard Time (Mexico)': ['Chetumal'],
  'Eastern Standard Time': ['Eastern Time (US and Canada)'],
  'US Eastern Standard Time': ['Indiana (East)'],
  'Haiti Standard Time': ['Haiti'],
  'Turks And Caicos Standard Time': ['Turks and Caicos'],
  'Atlantic Standard Time': ['Atlantic Time (Canada)'],
  'SA Western Standard Time': ['Georgetown, La Paz, Manaus, San Juan', 'Georgetown, La Paz, San Juan'],
  'Newfoundland Standard Time': ['Newfoundland', 'Newfoundland and Labrador'],
  'E. South America Standard Time': ['Brasilia'],
  'Argentina Standard Time': ['City of Buenos Aires'],
  'SA Eastern Standard Time': ['Georgetown'],
  'Greenland Standard Time': ['Greenland'],
  'Saint Pierre Standard Time': ['Saint Pierre and Miquelon'],
  'Bahia Standard Time': ['Salvador'],
  'UTC-02': ['Mid-Atlantic', 'Mid-Atlantic - Old', 'Mid-Atlantic Standard Time'],
  'Cape Verde Standard Time': ['Cabo Verde Is', 'Cape Verde Is', 'Cape Verde Islands'],
  UTC: ['Coordinated Universal Time'],
  'UTC-11': ['Coordinated Universal Time-11'],
  'UTC-09': ['Coordinated Universal Time-09'],
  'UTC-08': ['Coordinated Universal Time-08'],
  'UTC+12': ['Coordinated Universal Time+12'],
  'UTC+13': ['Coordinated Universal Time+13'],
  'GMT Standard Time': ['Greenwich Mean Time', 'Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London'],
  'W. Central Africa Standard Time': ['West Central Africa'],
  'GTB Standard Time': ['Athens, Bucharest, Istanbul', 'GFT Standard Time'],
  'Arab Standard Time': ['Kuwait, Riyadh', 'Saudi Arabia Standard Time'],
  'Mauritius Standard Time': ['Port Louis'],
  'Ekaterinburg Standard Time': ['Ekaterinburg'],
  'India Standard Time': ['Chennai, Kolkata, Mumbai, New Delhi', 'Calcutta, Chennai, Mumbai, New Delhi'],
  'Sri Lanka Standard Time': ['Sri Jayawardenepura', 'Sri Jayewardenepura'],
  'Central Asia Standard Time': ['Astana', 'Astana, Dhaka'],
  'China Standard Time': ['Beijing, Chongqing, Hong Kong, Urumqi'],
  'Singapore Standard Time': ['Malay Peninsula Standard Time'],
  'Lord Howe Standard Time': ['Lord Howe Island'],
  'Bougainville Standard Time': ['Bougainville Island'],
  'Russia Time Zone 10': ['Chokurdakh'],
  'Russia Time Zone 11': [
    'Anadyr, Petropavlovsk-Kamchatsky',
    'Petropavlovsk-Kamchatsky',
    'Kamchatka Standard Time',
  ],
  'Norfolk Standard Time': ['Norfolk Island'],
  'Central Pacific Standard Time': ['Solomon Is, New Caledonia', 'Magadan, Solomon Is, New Caledonia'],
  'Fiji Standard Time': ['Fiji, Kamchatka, Marshall Is', 'Fiji, Marshall Is'],
  'Chatham Islands Standard Time': ['Chatham Islands'],
  'Tonga Standard Time': ["Nuku'alofa"],
  'Line Islands Standard Time': ['Kiritimati Island'],
  'Israel Standard Time': ['Jerusalem Standard Time'],
  'Caucasus Standard Time': ['Armenian Standard Time'],
  'Central Standard Time (Mexico)': ['Mexico Standard Time', 'Guadalajara, Mexico City, Monterrey'],
};

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f.]/g, '')
    .replaceAll('&', 'and')
    .replaceAll(/\s*([:;,/])\s*/g, '$1 ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

interface Tables {
  /** Zones of the world by what Windows calls or shows them. */
  readonly named: ReadonlyMap<string, string>;
  /** Zones of the world by their city. */
  readonly cities: ReadonlyMap<string, string>;
}

let made: Tables | undefined;

function tables(): Tables {
  if (made !== undefined) return made;
  const named = new Map<string, string>();
  const cities = new Map<string, string>();
  for (const { windowsName, territory, iana } of WINDOWS_TO_IANA_MAP) {
    // 001 is the zone that stands for all countries.
    if (territory === '001') {
      for (const name of [windowsName, ...(SHOWN[windowsName] ?? [])]) named.set(plain(name), iana[0]);
    }
    for (const zone of iana) {
      const city = plain((zone.split('/').at(-1) as string).replaceAll('_', ' '));
      if (zone.includes('/') && !zone.startsWith('Etc/')) cities.set(city, cities.get(city) ?? zone);
    }
  }
  made = { named, cities };
  return made;
}

/**
 * The zone of the world that Windows or Exchange calls so: `Central Standard Time`, `(UTC-05:00) Eastern Time (US & Canada)`,
 * `(GMT+01:00) Amsterdam, Berlin, Bern`; null for none. CLDR knows what each is.
 */
export function worldZoneOfWindows(name: string): string | null {
  const { named, cities } = tables();
  const shown = plain(name.replace(/^\((?:utc|gmt)[^)]*\)\s*/i, ''));
  const spellings = [
    shown,
    shown.replace(/\b(?:daylight|summer)( time\b)/, 'standard$1'),
    shown.replace(/ time$/, ' standard time'),
    `${shown} standard time`,
    shown.replace(/ \d+$/, ''),
    shown.replace(/ - (?:old|new)$/, ''),
  ];
  const found = spellings.find((spelling) => named.has(spelling));
  if (found !== undefined) return named.get(found) as string;
  const city = shown
    .split(/[,;:/]\s*/)
    .map((one) => one.replace(/ \(.*\)$/, ''))
    .find((one) => cities.has(one));
  return city === undefined ? null : (cities.get(city) as string);
}
