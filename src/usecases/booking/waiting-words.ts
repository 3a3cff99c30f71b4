import type { Shop } from '../../domain/shop.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError, failureOf } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import { type WhenContext, whenContext } from '../../input/when.ts';
import { type Heard, hear } from '../../input/words/hear.ts';
import type { Ports } from '../ports.ts';
import { bothSaid, NOTHING_SAID, type SuitsSaid, suitsOf } from '../waitlist/suits-said.ts';
import { assertHeardWhole, hearWords } from './booking-words.ts';
import type { SaidOfBooking } from './said-of-booking.ts';
import { visitorInWords } from './visitor-in-words.ts';
import { WordsMisunderstood } from './words-misunderstood.ts';
import { workInWords } from './work-in-words.ts';

/** What was said of somebody who waits, each thing by itself; left out: nothing. */
export interface SaidOfWait
  extends Omit<SaidOfBooking, 'at' | 'wanted' | 'bay' | 'technician' | 'mode' | 'isLoose'> {
  /** Days and hours that suit; from when, and until when: days or hours, too. */
  readonly days?: string;
  readonly from?: string;
  readonly until?: string;
}

type Choice = Pick<WhenContext, 'nextWeekdayIs'>;

/** With what it says of somebody who may be new. */
type Meant = Omit<SaidOfWait, 'days' | 'from' | 'until'> & SaidOfBooking;

/**
 * What options and free words say together: `0134 oil mornings until fri`. Every word must have a meaning. Throws
 * `WordsMisunderstood`, and what reading a booking's words throws.
 */
export async function readWaitWords(
  said: SaidOfWait,
  words: readonly string[],
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
  choice: Choice = {},
): Promise<{ readonly said: Meant; readonly suits: SuitsSaid }> {
  const context = { ...whenContext(shop, ports.clock.now()), ...choice };
  const { days, from, until, ...rest } = said;
  const options = [
    days === undefined ? NOTHING_SAID : suitsInText(eachWeekday(days), days, context),
    from === undefined ? NOTHING_SAID : suitsInText(`from ${from}`, from, context),
    until === undefined ? NOTHING_SAID : suitsInText(`until ${until}`, until, context),
  ].reduce(bothSaid);
  if (words.length === 0) return { said: rest, suits: options };
  const { heard, suits } = heardWait(words, context, shop);
  assertHeardWhole(heard);
  assertKept(heard);
  const worked = workInWords<Meant>(rest, heard, shop);
  const meant = await visitorInWords(worked, heard, shop, ports);
  // A bare name that was nobody's but the technician's.
  if (meant.technician !== undefined)
    throw new WordsMisunderstood({ kind: 'meaningless', words: meant.technician, meant: [] });
  return { said: meant, suits: bothSaid(options, suits) };
}

/** What the list does not keep, and would not look at when time is freed. */
const NOT_KEPT: ReadonlySet<string> = new Set(['mode', 'technician', 'bay', 'key-tag', 'repeat']);

function assertKept({ facts }: Heard): void {
  const lost = facts.find(
    ({ said }) => NOT_KEPT.has(said.kind) && !(said.kind === 'technician' && said.isBare),
  );
  if (lost !== undefined) throw new WordsMisunderstood({ kind: 'meaningless', words: lost.words, meant: [] });
}

/** Until when somebody waits is a limit of its own: `mon, wed mornings until the 12th`. */
function heardWait(
  words: readonly string[],
  context: WhenContext,
  shop: Shop,
): { readonly heard: Heard; readonly suits: SuitsSaid } {
  const at = words.findIndex((word) => /^(?:until|till|til|hasta)$/i.test(word));
  try {
    const heard = hearWords(words, context, shop);
    return { heard, suits: suitsHeard(heard, context) };
  } catch (thrown) {
    if (at <= 0 || failureOf(thrown, 'time-not-understood') === null) throw thrown;
    const heard = hearWords(words.slice(0, at), context, shop);
    const tail = words.slice(at).join(' ');
    return { heard, suits: bothSaid(suitsHeard(heard, context), suitsInText(tail, tail, context)) };
  }
}

function suitsHeard({ times, timeWords }: Heard, context: WhenContext): SuitsSaid {
  return times === null ? NOTHING_SAID : suitsOf(times, timeWords, context);
}

/** A text that says a time and nothing else. Throws `time-not-understood`. */
function suitsInText(text: string, typed: string, context: WhenContext): SuitsSaid {
  fitting('time', typed);
  if (/^\s*any(?:\s+(?:day|time))?\s*$/i.test(typed)) return NOTHING_SAID;
  const { now, zone, dateOrder } = context;
  const { times, left, facts } = hear(text, { now, today: dateAt(zone, now), dateOrder });
  if (times === null || left.length + facts.length > 0)
    throw new AppError({ code: 'time-not-understood', words: typed });
  return suitsOf(times, typed, context);
}

const DAY = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*';

/** In a list of weekdays, any of them is meant; `weekdays` are Monday to Friday. */
function eachWeekday(text: string): string {
  return text
    .replace(/\bweekdays?\b/gi, 'mon to fri')
    .replace(/\bweekends?\b/gi, 'sat or sun')
    .replace(new RegExp(`\\b(${DAY})(?:\\s*[,+/]\\s*|\\s+)(?=${DAY}\\b)`, 'gi'), '$1 or ');
}
