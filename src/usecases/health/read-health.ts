import { healthAbout, type ShopHealth, shopHealth } from '../../domain/calendar-health.ts';
import type { CalendarEvidence, ShopEvidence } from '../../domain/health-evidence.ts';
import { AppError } from '../../failure.ts';
import { calendarLabel } from '../calendar/calendar-label.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { type EvidencePorts, shopEvidence } from './shop-evidence.ts';

export type HealthPorts = EvidencePorts & Pick<Ports, 'calendar' | 'zones'>;

/** How book and calendars stand, with what that is concluded from. */
export interface HealthReport {
  readonly health: ShopHealth;
  readonly evidence: ShopEvidence;
  /** All calendars are the book's own: nothing can fall out of step. */
  readonly areInTheBook: boolean;
  /** Whether a process stays that keeps them in step. */
  readonly isKept: boolean;
  /** In the order of the evidence. */
  readonly calendars: readonly CalendarReport[];
}

export interface CalendarReport {
  /** What people call it. */
  readonly calendar: string;
  readonly health: ShopHealth['calendars'][number];
  readonly evidence: CalendarEvidence;
}

/** How all of them stand; `named`: of one calendar, by the shop's name for it. Asks nobody. Throws `not-found`. */
export async function readHealth(named: string | null, ports: HealthPorts): Promise<HealthReport> {
  const evidence = await shopEvidence(await currentShop(ports), ports);
  const health = shopHealth(evidence);
  const calendars: CalendarReport[] = [];
  for (const [index, one] of evidence.calendars.entries()) {
    const judged = health.calendars[index];
    if (judged === undefined) continue;
    calendars.push({
      calendar: await calendarLabel(one.calendarId, ports),
      health: judged,
      evidence: one,
    });
  }
  const report = {
    health,
    evidence,
    areInTheBook: ports.calendar.isInTheBook,
    isKept: evidence.serving !== null,
    calendars,
  };
  return named === null ? report : aboutOne(named, report);
}

/** The whole is then how that one is; what is the matter with all of them stays. */
function aboutOne(named: string, report: HealthReport): HealthReport {
  const found = report.calendars.filter(({ calendar }) => calendar.toLowerCase() === named.toLowerCase());
  if (found.length === 0) {
    const known = report.calendars.map(({ calendar }) => calendar);
    throw new AppError({ code: 'not-found', what: 'calendar', query: named, known });
  }
  const ids = new Set(found.map(({ health }) => health.calendarId));
  return {
    ...report,
    health: healthAbout((calendarId) => ids.has(calendarId), report.health),
    calendars: found,
  };
}
