import { DAY_MS, type Interval, overlaps } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { lookingFor, type PlacingPorts, timeAround } from '../booking/look-around.ts';
import type { Wish } from '../booking/wish.ts';
import { type KnownTime, occupanciesDuring } from '../free-time/occupancies.ts';

/** One question to the calendars covers so much: Google tells of about two months at a time. */
const ONE_LOOK_MS = 59 * DAY_MS;

/** Wishes that one look covers. */
interface Stretch<W extends Wish> {
  readonly wishes: readonly W[];
  readonly range: Interval;
}

/** What takes everybody's time at each of the wishes: the calendars are asked once for all that lie within two months, side by side. */
export async function lookTogether<W extends Wish>(
  wishes: readonly W[],
  shop: Shop,
  ports: PlacingPorts,
): Promise<(wish: W) => KnownTime | undefined> {
  const looking = lookingFor(wishes, shop);
  const found = new Map<W, KnownTime>();
  await Promise.all(
    stretchesOf(wishes).map(async ({ wishes, range }) => {
      const known = await occupanciesDuring(range, shop, ports, looking);
      for (const wish of wishes) found.set(wish, knownDuring(timeAround(wish), known));
    }),
  );
  return (wish) => found.get(wish);
}

function stretchesOf<W extends Wish>(wishes: readonly W[]): Stretch<W>[] {
  const ordered = [...wishes].sort((a, b) => a.slot.start - b.slot.start);
  const stretches: Stretch<W>[] = [];
  for (const wish of ordered) {
    const around = timeAround(wish);
    const last = stretches.at(-1);
    if (last !== undefined && around.end - last.range.start <= ONE_LOOK_MS) {
      const range = { start: last.range.start, end: Math.max(last.range.end, around.end) };
      stretches[stretches.length - 1] = { wishes: [...last.wishes, wish], range };
    } else stretches.push({ wishes: [wish], range: around });
  }
  return stretches;
}

/** Of all that is known what lies there. */
function knownDuring(time: Interval, known: KnownTime): KnownTime {
  const there = <T extends Interval>(all: readonly T[]) => all.filter((one) => overlaps(one, time));
  const occupancies = [...known.occupancies].map(
    ([id, { capacity, held, foreign }]) =>
      [id, { capacity, held: there(held), foreign: there(foreign) }] as const,
  );
  return { ...known, occupancies: new Map(occupancies) };
}
