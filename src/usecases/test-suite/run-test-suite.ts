import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Shop, ShopRules } from '../../domain/shop.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import type { Store } from '../../store/store.ts';
import type { Ports } from '../ports.ts';
import { currentShop } from '../shop/current-shop.ts';
import { calendarChecks } from './calendar-checks.ts';
import type { CheckResult } from './check.ts';
import { cleanUp, type LeftBehind, sweepLeftovers } from './cleaning.ts';
import { hasPassed, runChecks, skipAll } from './run-checks.ts';
import { calendarName, firstCalendar, scratchShop } from './scratch-shop.ts';
import { testCalendar } from './test-calendar.ts';
import { WORKFLOW_STEPS, workflowSteps } from './workflow.ts';

/** The six checks, or the steps of the booking story. */
export type Part = 'test' | 'workflow';

/** Told of what happens while it happens. */
export interface Progress {
  readonly ended: (result: CheckResult, part: Part) => void;
  readonly swept: (events: number) => void;
  readonly notSwept: (trouble: CalendarTrouble) => void;
  /** Also when the run is interrupted. */
  readonly leftBehind: (left: LeftBehind) => void;
}

export interface TestReport {
  readonly tests: readonly CheckResult[];
  /** Null when nobody asked for it. */
  readonly workflow: readonly CheckResult[] | null;
  /** Null when all that was made is gone. */
  readonly leftBehind: LeftBehind | null;
}

/** A book that is thrown away. */
export interface ScratchStore {
  readonly store: Store;
  /** Closes it and removes its folder. */
  readonly discard: () => Promise<void>;
}

/** What a run is given besides the ports. */
export interface Surroundings {
  /** Ends the run before its next request; what it has made is still removed. */
  readonly stop: AbortSignal;
  /** A new, empty book in a temporary folder. */
  readonly openScratch: (rules: ShopRules, zone: ZoneRules) => Promise<ScratchStore>;
  readonly progress: Progress;
}

/** The workflow begins where the connection stands. */
const CONNECTION = 1;

/**
 * Tries the configured calendar: what earlier runs have left is swept, the six checks are run and, if asked for, the
 * booking story; whatever was made is removed in every case. Throws `interrupted` once that is done.
 */
export async function runTestSuite(
  { workflow }: { readonly workflow: boolean },
  ports: Ports,
  surroundings: Surroundings,
): Promise<TestReport> {
  const { stop, progress } = surroundings;
  const shop = await currentShop(ports);
  const testRun = ports.newUuid();
  const test = testCalendar(ports.calendar, testRun, stop);
  const tidy = async () => {
    const left = await cleanUp(test, testRun, ports.calendar);
    if (left === null) return null;
    const places = left.places.map((place) =>
      Object.assign({}, place, { calendarId: calendarName(place.calendarId, shop) }),
    );
    progress.leftBehind({ ...left, places });
    return { ...left, places };
  };
  const run: Run = { shop, testRun, ports: { ...ports, calendar: test.calendar }, surroundings };
  try {
    await sweep(run);
    const tests = await checkCalendar(run);
    const steps = workflow ? await tellStory(hasPassed(CONNECTION, tests), run) : null;
    if (stop.aborted) throw new AppError({ code: 'interrupted' });
    return { tests, workflow: steps, leftBehind: await tidy() };
  } catch (thrown) {
    await tidy();
    throw thrown;
  }
}

interface Run {
  readonly shop: Shop;
  readonly testRun: string;
  readonly ports: Ports;
  readonly surroundings: Surroundings;
}

async function sweep({ shop, ports, surroundings: { progress } }: Run): Promise<void> {
  const { removed, trouble } = await sweepLeftovers(firstCalendar(shop), ports);
  if (removed > 0) progress.swept(removed);
  if (trouble !== null) progress.notSwept(trouble);
}

function checkCalendar({ shop, testRun, ports, surroundings: { progress } }: Run): Promise<CheckResult[]> {
  const checks = calendarChecks({ shop, calendarId: firstCalendar(shop), testRun, ports });
  return runChecks(checks, (result) => progress.ended(result, 'test'), ports);
}

async function tellStory(
  isConnected: boolean,
  { shop, testRun, ports, surroundings }: Run,
): Promise<CheckResult[]> {
  const ended = (result: CheckResult) => surroundings.progress.ended(result, 'workflow');
  if (!isConnected) return skipAll(WORKFLOW_STEPS, CONNECTION, ended);
  const { store, discard } = await surroundings.openScratch(scratchShop(shop), shop.zone);
  try {
    const scratch = { ...ports, store };
    const steps = workflowSteps({ shop: await currentShop(scratch), testRun, ports: scratch });
    return await runChecks(steps, ended, ports);
  } finally {
    await discard();
  }
}
