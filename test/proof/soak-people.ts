import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import { isThere } from '../simulation/others-check.ts';
import * as people from '../simulation/people.ts';
import { CALENDARS } from '../simulation/shop.ts';
import { pick } from './random.ts';
import type { Soak } from './soak-deeds.ts';

/** Somebody does something in Google's page: to an event of the shop's, to one of their own, or to a series of theirs. */
export function somebodyInGoogle(soak: Soak): void {
  const { world, ahead } = soak;
  const { random, ledger, model } = world;
  const luck = random();
  if (luck < 0.12) return people.madeForeign(world, pick(CALENDARS, random), someTime(soak));
  if (luck < 0.16) {
    const start = someTime(soak);
    const rule = 'RRULE:FREQ=WEEKLY;COUNT=3';
    model.people.create('maria', { start, end: start + HOUR_MS / 2, summary: 'Class', recurrence: [rule] });
    return;
  }
  const theirs = ledger.foreign.filter(isThere);
  if (theirs.length > 0 && luck < 0.26)
    return people.movedForeign(world, pick(theirs, random), random() < 0.7 ? someTime(soak) : null);
  const events = people.ourEvents(world).filter(({ start }) => start >= ahead);
  if (events.length === 0) return;
  const event = pick(events, random);
  if (event.cancelled) {
    if (random() < 0.3) people.restored(world, event);
    return;
  }
  const deed = random();
  if (deed < 0.08) people.movedAway(world, event, pick(CALENDARS, random));
  else if (deed < 0.14) people.shortened(world, event);
  else if (deed < 0.17) people.unstamped(world, event);
  else if (deed < 0.5) people.moved(world, event, someTime(soak));
  else if (deed < 0.62) people.deleted(world, event, random() < 0.2);
  else if (deed < 0.76) people.retitled(world, event);
  else if (deed < 0.84) people.described(world, event);
  else if (deed < 0.93) people.duplicated(world, event, random() < 0.5);
  else people.bent(world, event, random() < 0.5 ? 'all-day' : 'recurring');
}

function someTime({ world: { random }, ahead }: Soak): Instant {
  return (
    ahead + Math.floor(random() * 14) * DAY_MS + 8 * HOUR_MS + Math.floor(random() * 18) * 30 * MINUTE_MS
  );
}
