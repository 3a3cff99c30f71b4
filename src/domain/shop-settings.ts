/**
 * The settings of a shop that are one value each, by the name that the rules have for them. Here alone it stands what the shop
 * file calls them, what they may be, and what a new shop has; `output/shop/shop.ts` says them to people.
 */
export const SHOP_SETTINGS = {
  /** How far apart the starts are that are offered. */
  slotStepMinutes: whole('slot_step_minutes', { least: 1, most: 1440, initially: 30 }),
  leadTimeMinutes: whole('lead_time_minutes', { least: 0, most: 525_600, initially: 0 }),
  horizonDays: whole('horizon_days', { least: 1, most: 730, initially: 90 }),
  /** How times are shown to people. */
  timeFormat: choice('time_format', ['region', '12h', '24h'], 'how times are shown: 12h, 24h, or region'),
  eventTitle: choice('event_title', ['full', 'minimal'], 'full or minimal'),
  /** How the wall page calls customers, which other customers see. */
  wallNames: choice(
    'wall_names',
    ['title', 'short', 'full', 'car'],
    'on the wall: short (Ana P.), full, the car alone; title: short, or the car if event_title is minimal',
  ),
  inviteCustomers: flag('invite_customers', true),
  /** Whether what others have in a calendar takes the time of its bay or technician, unless that says otherwise. */
  checkAvailability: flag('check_availability', true),
  /** What is kept of others' events besides when they are. */
  othersEvents: choice(
    'others_events',
    ['times', 'titles', 'details'],
    "what is kept of others' events: times alone, titles too, or details: place and link of the meeting",
  ),
  /** Where the shop holds meetings of its own; those of Meet, Zoom, Teams and the like are known. */
  meetingHosts: hosts('meeting_hosts', 'where the shop holds meetings of its own, like meet.example.com'),
  /** Whether appointments are shown in the calendars of their bay and technicians, unless one of those says otherwise. */
  createEvents: flag('create_events', true),
  /** How long a visit is that an agent books without naming a service. */
  defaultDurationMinutes: whole('default_duration_minutes', { least: 1, most: 1440, initially: 60 }),
  /** Whether a booking stands that the calendar has not confirmed. */
  onUnavailable: choice('on_unavailable', ['keep', 'refuse'], 'keep or refuse'),
  /** For so long the same request under the same idempotency key is known again. */
  keepAnswersDays: whole(
    'keep_answers_days',
    { least: 1, most: 365, initially: 30 },
    'for so long the same --idempotency-key gives the same answer',
  ),
} as const;

interface Named {
  /** Its key in the shop file. */
  readonly key: string;
  /** What the file says beside it. */
  readonly comment: string | null;
}

interface WholeSetting extends Named {
  readonly kind: 'whole';
  readonly least: number;
  readonly most: number;
  readonly initially: number;
}

interface ChoiceSetting<T extends string = string> extends Named {
  readonly kind: 'choice';
  readonly of: readonly [T, ...T[]];
  readonly initially: T;
}

interface FlagSetting extends Named {
  readonly kind: 'flag';
  readonly initially: boolean;
}

interface HostsSetting extends Named {
  readonly kind: 'hosts';
  readonly initially: readonly string[];
}

export type ShopSetting = WholeSetting | ChoiceSetting | FlagSetting | HostsSetting;

type ValueOf<S extends ShopSetting> =
  S extends ChoiceSetting<infer T>
    ? T
    : S extends FlagSetting
      ? boolean
      : S extends HostsSetting
        ? readonly string[]
        : number;

export type ShopSettings = {
  readonly [Name in keyof typeof SHOP_SETTINGS]: ValueOf<(typeof SHOP_SETTINGS)[Name]>;
};

/** All of them, in the order of the file. */
export const ALL_SETTINGS = Object.entries(SHOP_SETTINGS) as readonly (readonly [
  keyof ShopSettings,
  ShopSetting,
])[];

/** A value for each of them. */
export function settingsWith(
  valueOf: (setting: ShopSetting, name: keyof ShopSettings) => unknown,
): ShopSettings {
  const values = ALL_SETTINGS.map(([name, setting]) => [name, valueOf(setting, name)]);
  return Object.fromEntries(values);
}

function whole(
  key: string,
  range: Pick<WholeSetting, 'least' | 'most' | 'initially'>,
  comment: string | null = null,
): WholeSetting {
  return { kind: 'whole', key, comment, ...range };
}

/** The first is what a new shop has. */
function choice<const T extends string>(
  key: string,
  of: readonly [T, ...T[]],
  comment: string | null = null,
): ChoiceSetting<T> {
  return { kind: 'choice', key, comment, of, initially: of[0] };
}

function flag(key: string, initially: boolean): FlagSetting {
  return { kind: 'flag', key, comment: null, initially };
}

/** Names of servers: `meet.example.com`, or `*.example.com` for all below. A new shop names none. */
function hosts(key: string, comment: string): HostsSetting {
  return { kind: 'hosts', key, comment, initially: [] };
}
