import type { CalendarProvider } from './calendar-place.ts';
import type { LocalDate, Weekday } from './local-date.ts';
import type { ModeLimit, ModeRules } from './mode-limits.ts';
import type { ShopSettings } from './shop-settings.ts';
import type { ZoneRules } from './zone.ts';

/** Minutes since local midnight, `from` included and `to` excluded; 0 to 1440, where 1440 is the next midnight. */
export interface MinuteRange {
  readonly from: number;
  readonly to: number;
}

/** Opening hours by weekday. The ranges of a day are disjoint and ascending; none means closed. */
export type WeeklyHours = Readonly<Record<Weekday, readonly MinuteRange[]>>;

/** Time off inside the opening hours. `days` null means every day. */
export interface Break extends MinuteRange {
  readonly name: string;
  readonly days: readonly Weekday[] | null;
}

/** A dated exception from `fromDate` to `toDate`, both included: whole days, or `hours` of each of them. */
export interface Closure {
  readonly name: string;
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly hours: MinuteRange | null;
}

/** A date that has other hours than its weekday has. The ranges are disjoint and ascending, and there is at least one. */
export interface SpecialHours {
  readonly date: LocalDate;
  readonly ranges: readonly MinuteRange[];
}

/** When a technician is away, or a bay cannot be used, from `fromDate` to `toDate`: whole days, or `hours` of each of them. */
export interface Absence {
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly hours: MinuteRange | null;
  readonly reason: string | null;
}

/** Own hours by weekday, of which only those within the shop's count. Null: whatever the shop's are. */
export type OwnHours = Readonly<Record<Weekday, readonly MinuteRange[] | null>>;

/** What the shop does. `type` is its key: `oil_change`. `skills` must all be had by who and what does it. */
export interface ServiceRules {
  readonly type: string;
  readonly name: string;
  readonly minutes: number;
  readonly bufferMinutes: number;
  /** After so many months a car is due again; null: never by the calendar. */
  readonly intervalMonths: number | null;
  readonly skills: readonly string[];
}

/** What an appointment may take a part of: each has a capacity, which one guard keeps for all of them. */
export const CLAIMABLE_KINDS = ['bay', 'technician', 'mode'] as const;

/** What bays and technicians have in common: an appointment claims one unit of their capacity. */
interface ClaimableRules {
  readonly name: string;
  readonly capacity: number;
  /** The shop's name for the calendar that shows its appointments and whose other events take its time; null: none of its own. */
  readonly calendar: string | null;
  /** Whether what others have in that calendar takes its time; left out: as `checkAvailability` of the shop. */
  readonly checkAvailability?: boolean;
  /** Whether that calendar shows its appointments; left out: as `createEvents` of the shop. */
  readonly createEvents?: boolean;
  /** Its own weekly hours; null keeps the shop's. Never wider than the shop is open. */
  readonly hours: OwnHours | null;
  /** By date; they may overlap. */
  readonly away: readonly Absence[];
  readonly skills: readonly string[];
}
export interface BayRules extends ClaimableRules {
  readonly calendar: string;
}
export type TechnicianRules = ClaimableRules;

/** The shop file, checked: everything that a person may decide about the shop. */
export interface ShopRules extends ShopSettings {
  readonly name: string;
  /** IANA name, as `America/New_York`. */
  readonly timezone: string;
  /** ISO 3166 country whose phone numbers need no country code. */
  readonly phoneRegion: string;
  /** The area code of phones that are given without one; null: none is added. */
  readonly phoneArea: string | null;
  /** Whose holidays are proposed as closures, as `US-NY`; null: nobody has said. */
  readonly holidays: string | null;
  readonly hours: WeeklyHours;
  /** By date, each once. Breaks and closures hold on those days, too. */
  readonly specialHours: readonly SpecialHours[];
  readonly breaks: readonly Break[];
  readonly closures: readonly Closure[];
  /** Where appointments are shown; null: nobody has said, and it is bay's own calendar until somebody signs in at Google. */
  readonly calendar: CalendarProvider | null;
  readonly services: readonly ServiceRules[];
  readonly bays: readonly BayRules[];
  readonly technicians: readonly TechnicianRules[];
  /** How many visits of a mode there may be; those that are not here are not limited. */
  readonly modes: readonly ModeRules[];
}

/** What a shop calls what it has. */
export interface ShopNames {
  readonly services: readonly { readonly type: string; readonly name: string }[];
  readonly bays: readonly string[];
  readonly technicians: readonly string[];
}

interface Stored {
  readonly id: number;
}
export interface Service extends ServiceRules, Stored {}
export interface Bay extends BayRules, Stored {
  /** The place that its calendar's name means now. */
  readonly calendarId: string;
}
export interface Technician extends TechnicianRules, Stored {
  /** The same; null where it has no calendar of its own. */
  readonly calendarId: string | null;
}

/** The shop as the store knows it: `revision` grows with every change of the rules. */
export interface Shop extends ShopRules {
  readonly revision: number;
  readonly zone: ZoneRules;
  readonly services: readonly Service[];
  readonly bays: readonly Bay[];
  readonly technicians: readonly Technician[];
  /** What visits take of the modes that are limited. */
  readonly limits: readonly ModeLimit[];
}
