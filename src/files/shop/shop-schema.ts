import { z } from 'zod';
import { defaultShop } from '../../domain/default-shop.ts';
import type { ModeRules } from '../../domain/mode-limits.ts';
import type {
  Absence,
  BayRules,
  Break,
  Closure,
  ServiceRules,
  ShopRules,
  TechnicianRules,
} from '../../domain/shop.ts';
import { ALL_SETTINGS, type ShopSetting, settingsWith } from '../../domain/shop-settings.ts';
import { VISIT_MODES } from '../../domain/visit-mode.ts';
import { withIntegrations } from './integrations.ts';
import {
  choice,
  date,
  hosts,
  line,
  list,
  ownHours,
  problem,
  provider,
  shopHours,
  specialHours,
  time,
  trueOrFalse,
  weekday,
  whole,
  wrong,
} from './shop-fields.ts';
import { orderProblem } from './shop-times.ts';

const DEFAULTS = defaultShop('UTC');

const skills = list(line('the name of a skill')).default([]);

const breakTime = z
  .strictObject(
    { name: line('a name'), from: time, to: time, days: list(weekday, 'a list of weekdays').nullish() },
    { error: wrong('a break like {name: lunch, from: "12:00", to: "13:00"}') },
  )
  .transform(({ name, from, to, days }, context): Break => {
    const order = orderProblem({ from, to });
    if (order !== null) return problem(context, order);
    if (days?.length === 0) return problem(context, 'days is an empty list; without days it is every day');
    return { name, from, to, days: days ?? null };
  });

/** Whole days, or hours of them. */
const when = {
  date: date.optional(),
  from_date: date.optional(),
  to_date: date.optional(),
  from: time.optional(),
  to: time.optional(),
};

const closure = z
  .strictObject(
    { name: line('a name'), ...when },
    { error: wrong('a closure like {name: Christmas, date: 2026-12-25}') },
  )
  .transform(({ name, ...said }, context): Closure => ({ name, ...whenOf(said, context) }));

const absence = z
  .strictObject(
    { ...when, reason: line('a reason').nullish() },
    { error: wrong('an absence like {date: 2026-12-25, reason: holiday}') },
  )
  .transform(
    ({ reason, ...said }, context): Absence => ({ ...whenOf(said, context), reason: reason ?? null }),
  );

type When = { readonly [K in keyof typeof when]?: z.infer<(typeof when)[K]> };

function whenOf(
  { from, to, ...dates }: When,
  context: z.RefinementCtx,
): Pick<Absence, 'fromDate' | 'toDate' | 'hours'> {
  const fromDate = dates.date ?? dates.from_date;
  const toDate = dates.date ?? dates.to_date;
  const both = dates.date !== undefined && (dates.from_date ?? dates.to_date) !== undefined;
  if (both || fromDate === undefined || toDate === undefined)
    return problem(context, 'needs either date, or from_date and to_date');
  if (toDate < fromDate) return problem(context, `ends on ${toDate}, before it begins on ${fromDate}`);
  if (from === undefined && to === undefined) return { fromDate, toDate, hours: null };
  if (from === undefined || to === undefined) return problem(context, 'needs both from and to, or neither');
  const order = orderProblem({ from, to });
  return order === null ? { fromDate, toDate, hours: { from, to } } : problem(context, order);
}

const service = z
  .strictObject(
    {
      type: line('a service type').transform((text, context) =>
        /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(text)
          ? text
          : problem(context, `"${text}" is not a service type like oil_change (small letters, digits and _)`),
      ),
      name: line('a name'),
      minutes: whole(1, 1440),
      buffer_minutes: whole(0, 720).default(0),
      interval_months: whole(1, 120).nullish(),
      skills,
    },
    { error: wrong('a service like {type: oil_change, name: Oil change, minutes: 30}') },
  )
  .transform(
    ({ buffer_minutes: bufferMinutes, interval_months: intervalMonths = null, ...rest }): ServiceRules => ({
      type: rest.type,
      name: rest.name,
      minutes: rest.minutes,
      bufferMinutes,
      intervalMonths,
      skills: rest.skills,
    }),
  );

const claimable = {
  name: line('a name'),
  capacity: whole(1, 1000).default(1),
  check_availability: trueOrFalse.nullish(),
  create_events: trueOrFalse.nullish(),
  hours: ownHours.nullish().transform((hours) => hours ?? null),
  away: list(absence).default([]),
  skills,
};

const bay = z
  .strictObject(
    { ...claimable, calendar: line('the id of a calendar').default('primary') },
    { error: wrong('a bay like {name: Bay 1, capacity: 1, calendar: primary}') },
  )
  .transform((entry): BayRules => usedAsSaid(entry));

const technician = z
  .strictObject(
    {
      ...claimable,
      calendar: line('the id of a calendar')
        .nullish()
        .transform((id) => id ?? null),
    },
    { error: wrong('a technician like {name: Maria, skills: [brakes]}') },
  )
  .transform((entry): TechnicianRules => usedAsSaid(entry));

interface Used {
  readonly check_availability?: boolean | null | undefined;
  readonly create_events?: boolean | null | undefined;
}

/** What its calendar is used for, where that has been said. */
function usedAsSaid<E extends Used>({ check_availability: checked, create_events: shown, ...entry }: E) {
  return {
    ...entry,
    ...(checked == null ? {} : { checkAvailability: checked }),
    ...(shown == null ? {} : { createEvents: shown }),
  };
}

const mode = z
  .strictObject(
    { name: choice(VISIT_MODES), per_hour: whole(1, 1000).nullish(), per_day: whole(1, 1000).nullish() },
    { error: wrong('a limit like {name: wait, per_hour: 2, per_day: 12}') },
  )
  .transform(({ name, per_hour, per_day }, context): ModeRules => {
    const limits = { perHour: per_hour ?? null, perDay: per_day ?? null };
    if (limits.perHour !== null || limits.perDay !== null) return { mode: name, ...limits };
    return problem(context, 'needs per_hour or per_day');
  });

/** In capitals, and for those that people take for a country's the right ones: UK is GB. Null where no country has them. */
function countryIn(text: string): string | null {
  if (!/^[a-z]{2}$/i.test(text)) return null;
  const { region } = new Intl.Locale(`und-${text}`);
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return region === undefined || region === 'ZZ' || names.of(region) === undefined ? null : region;
}

/** In YAML `212` is a number. */
const areaCode = z
  .union([z.string(), z.int().nonnegative()], { error: wrong('an area code like "212"') })
  .nullish()
  .transform((code, context): string | null => {
    if (code == null) return null;
    const digits = String(code).replace(/[\s()-]/g, '');
    return /^\d{1,6}$/.test(digits) ? digits : problem(context, `"${code}" is not an area code like "212"`);
  });

/** Whether there is such a place, the table of holidays knows, which is read when they are proposed. */
const holidayPlace = line('a country and region like US-NY')
  .nullish()
  .transform((text, context): string | null => {
    if (text == null) return null;
    const [country = '', ...parts] = text.split(/[-. ]/);
    const code = countryIn(country);
    const known = code !== null && parts.length <= 2 && parts.every((part) => /^[a-z0-9]{1,8}$/i.test(part));
    if (!known) return problem(context, `"${text}" is not a country and region like US-NY`);
    return [code, ...parts].join('-').toUpperCase();
  });

function settingSchema(setting: ShopSetting): z.ZodType {
  if (setting.kind === 'whole') return whole(setting.least, setting.most).default(setting.initially);
  if (setting.kind === 'choice') return choice(setting.of).default(setting.initially);
  if (setting.kind === 'hosts') return hosts.default([...setting.initially]);
  return trueOrFalse.default(setting.initially);
}

/** `settingsWith` takes them out of the file again. */
const SETTINGS = Object.fromEntries(ALL_SETTINGS.map(([, setting]) => [setting.key, settingSchema(setting)]));

/** The whole file. `isZone` knows the IANA names. What `shop-problems.ts` checks across entries is not checked here. */
export function shopSchema(isZone: (name: string) => boolean) {
  const rules = z
    .strictObject(
      {
        name: line('a name'),
        timezone: line('a time zone like America/New_York').transform((text, context) =>
          isZone(text) ? text : problem(context, `"${text}" is not a time zone like America/New_York`),
        ),
        phone_region: line('a country like US')
          .transform(
            (text, context) =>
              countryIn(text) ?? problem(context, `"${text}" is not the two letters of a country, like US`),
          )
          .default(DEFAULTS.phoneRegion),
        phone_area: areaCode,
        holidays: holidayPlace,
        hours: shopHours,
        special_hours: specialHours.default([]),
        breaks: list(breakTime).default([]),
        closures: list(closure).default([]),
        ...SETTINGS,
        calendar: provider.nullish(),
        services: list(service, 'a list of services').min(1, { error: 'needs at least one service' }),
        bays: list(bay, 'a list of bays').min(1, { error: 'needs at least one bay' }),
        technicians: list(technician, 'a list of technicians').default([]),
        modes: list(mode, 'a list of limits').default([]),
      },
      { error: wrong('a shop file, a list of settings like "name: Main Street Garage"') },
    )
    .transform(
      (file): ShopRules => ({
        name: file.name,
        timezone: file.timezone,
        phoneRegion: file.phone_region,
        phoneArea: file.phone_area,
        holidays: file.holidays,
        hours: file.hours,
        specialHours: file.special_hours,
        breaks: file.breaks,
        closures: file.closures,
        ...settingsWith(({ key }) => file[key as keyof typeof file]),
        calendar: file.calendar ?? null,
        services: file.services,
        bays: file.bays,
        technicians: file.technicians,
        modes: file.modes,
      }),
    );
  return z.preprocess(withIntegrations, rules);
}
