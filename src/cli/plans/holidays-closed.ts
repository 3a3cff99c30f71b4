import { closuresFor, withClosures } from '../../domain/holiday.ts';
import { addDays } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { type ShopTime, today } from '../../output/form/moments.ts';
import type { View } from '../../output/form/view.ts';
import { planView } from '../../output/plans/plan.ts';
import {
  closeQuestion,
  type HolidaysTold,
  holidaysData,
  holidaysView,
  holidayWords,
  withHolidays,
} from '../../output/shop/holidays.ts';
import type { Write } from '../../store/write.ts';
import { makePlan, NO_PLAN, type VisitPlan } from '../../usecases/plans/make-plan.ts';
import { wishForRules } from '../../usecases/plans/wish-for-rules.ts';
import { type ProposedHoliday, proposedHolidays } from '../../usecases/shop/propose-holidays.ts';
import type { App, Prompter } from '../app.ts';
import { soAlready, withPlan } from './plan-accepted.ts';
import type { PlanOptions } from './plan-options.ts';

export interface HolidaysOptions extends PlanOptions {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly all?: boolean;
  readonly language?: string;
  readonly days?: number;
}

type Asked = HolidaysOptions & { readonly days: number };

/** Shows the holidays of a place, and closes on those that are accepted: by the option, or at a terminal all of them or one by one. */
export async function holidaysClosed(
  said: readonly string[],
  options: Asked,
  write: Write,
  app: App,
): Promise<View> {
  const shop = await app.shop();
  const time = await app.time();
  const told = await holidaysAhead(said, options, shop, app);
  const isNothing = told.closures.length === 0 && shop.holidays === told.place.code;
  if (told.holidays.length === 0 || isNothing)
    return withHolidays(await soAlready(shownOf(told, time), write, app), told, time);
  const isAccepted = options.accept === true || app.options.yes;
  const prompter = isAccepted || write.dryRun ? null : await app.prompter();
  if (prompter === null && !isAccepted) return proposal(told, shop, write, app);
  const chosen = prompter === null ? told : await taken(told, shop, prompter, app);
  if (chosen === null) return notYetView(told, NO_PLAN, time);
  const { words, data } = shownOf(chosen, time);
  const wish = await wishForRules(shop, withTaken(shop, chosen, time), await app.ports());
  const change = { wish, verb: 'shop-changed', words, data: () => data } as const;
  return withPlan(change, options, write, app);
}

function shownOf(told: HolidaysTold, time: ShopTime) {
  return { words: holidayWords(told, time), data: holidaysData(told) };
}

function withTaken(shop: Shop, { place, closures }: HolidaysTold, time: ShopTime): Shop {
  return { ...withClosures(shop, closures, today(time)), holidays: place.code };
}

function notYetView(told: HolidaysTold, plan: VisitPlan, time: ShopTime): View {
  const notYet = { replayed: false, dryRun: false };
  return planView({ ...shownOf(told, time), plan, accepted: false, growth: null }, notYet, time);
}

/** What closing on them would come to, where nobody can be asked. */
async function proposal(told: HolidaysTold, shop: Shop, write: Write, app: App): Promise<View> {
  const [ports, time] = [await app.ports(), await app.time()];
  const wish = await wishForRules(shop, withTaken(shop, told, time), ports);
  const plan = await makePlan(wish, new Map(), ports);
  if (!write.dryRun)
    app.warn('To close then: the same once more with --accept, and --only or --except for some of them');
  return withHolidays(notYetView(told, plan, time), told, time);
}

/** The holidays of the place that is said, of the last one, or of the country whose phones the shop has. */
async function holidaysAhead(
  words: readonly string[],
  { only = [], except = [], all = false, language = 'en', days }: Asked,
  shop: Shop,
  app: App,
): Promise<HolidaysTold> {
  const { holidaysOf, placeSaid } = await import('../../files/holidays/holidays.ts');
  const text = words.length > 0 ? words.join(' ') : (shop.holidays ?? shop.phoneRegion);
  const place = placeSaid(text, shop.phoneRegion);
  const from = today(await app.time());
  const to = addDays(from, days - 1);
  const found = holidaysOf(place, { from, to, language: language.toLowerCase() });
  const choice = { only: listed(only), except: listed(except), allKinds: all };
  return withChoice({ place, from, to, closures: [] }, proposedHolidays(found, choice, shop), shop);
}

function listed(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => text.split(','))
    .flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

function withChoice(
  told: Omit<HolidaysTold, 'holidays'>,
  holidays: readonly ProposedHoliday[],
  shop: Shop,
): HolidaysTold {
  const proposed = holidays.flatMap(({ holiday, isProposed }) => (isProposed ? [holiday] : []));
  return { ...told, holidays, closures: closuresFor(proposed, shop) };
}

/** Those that a person chooses, who has seen all of them; null where that is none. */
async function taken(
  told: HolidaysTold,
  shop: Shop,
  prompter: Prompter,
  app: App,
): Promise<HolidaysTold | null> {
  const time = await app.time();
  if (told.closures.length === 0) return told;
  app.showBefore(holidaysView(told, time));
  const choice = await prompter.choose('Close on these days?', [
    { label: 'Yes, all of them', value: 'all' as const },
    ...(told.closures.length > 1 ? [{ label: 'One by one', value: 'each' as const }] : []),
    { label: 'No, change nothing', value: 'none' as const },
  ]);
  if (choice !== 'each') return choice === 'all' ? told : null;
  const holidays: ProposedHoliday[] = [];
  for (const one of told.holidays) {
    const isProposed = one.isProposed && (await prompter.confirm(closeQuestion(one, time)));
    holidays.push({ ...one, isProposed });
  }
  const chosen = withChoice(told, holidays, shop);
  return chosen.closures.length === 0 ? null : chosen;
}
