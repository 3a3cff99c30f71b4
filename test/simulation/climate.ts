import { MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import type { ShopRules } from '../../src/domain/shop.ts';
import { pick, type Random } from '../proof/random.ts';
import { at } from '../support/book.ts';
import type { ModelSettings } from '../support/google/model-state.ts';
import { STARTS } from './next-command.ts';
import { isThere } from './others-check.ts';
import * as people from './people.ts';
import { CALENDARS } from './shop.ts';
import { FAULTS, type Fault } from './wire.ts';
import type { World } from './world.ts';

/** How rough a history is: chances by step (of a request, for faults). */
export interface Climate {
  readonly commands: number;
  readonly faults: number;
  readonly kinds: readonly Fault[];
  /** Whether people also move our events into other calendars, and copy them without our marks. */
  readonly isBusy: boolean;
  readonly kills: number;
  readonly stops: number;
  readonly thefts: number;
  readonly people: number;
  readonly clockJumps: number;
  /** How often somebody at the counter has a reason to take a time that is taken. */
  readonly overbooks: number;
  readonly onUnavailable: ShopRules['onUnavailable'];
  readonly google: Partial<ModelSettings>;
}

const HARMLESS = FAULTS.filter((fault) => fault !== 'bad-request');

/**
 * `asOnce`: as histories were before people had more hands and connections failed to come about, for seeds of that time.
 *
 * More than half of all histories are of one roughness; calmer ones get further, rougher ones deeper.
 */
export function climateOf(random: Random, asOnce = false): Climate {
  const unreached: readonly Fault[] = asOnce ? [] : ['unreached'];
  const usual = random() < 0.6;
  return {
    commands: 2 + Math.floor(random() * 7),
    faults: usual ? 0.25 : pick([0, 0.1, 0.4], random),
    kinds: [...(random() < 0.1 ? FAULTS : HARMLESS), ...unreached],
    kills: usual ? 0.03 : pick([0, 0.005, 0.01], random),
    stops: usual ? 0.02 : pick([0, 0.005], random),
    thefts: usual ? 0.05 : pick([0, 0.5], random),
    people: pick([0, 0.02, 0.08, 0.08], random),
    clockJumps: usual ? 0.003 : 0,
    onUnavailable: random() < 0.25 ? 'refuse' : 'keep',
    google: { bareTombstones: random() < 0.5, ...unusual(random) },
    overbooks: pick([0, 0, 0.3], random),
    isBusy: !asOnce,
  };
}

/** What a live account might do as well. */
function unusual(random: Random): Partial<ModelSettings> {
  const luck = random();
  if (luck < 0.1) return { lagMs: pick([SECOND_MS, 20 * SECOND_MS], random) };
  if (luck < 0.2) return { overlooksCollisionsForMs: pick([SECOND_MS, 5 * MINUTE_MS], random) };
  if (luck < 0.3) return { pageSizes: [1, 0, 2] };
  return {};
}

/** Somebody does something in Google's page, or Google forgets its sync tokens. */
export function somebodyDoes(world: World, { isBusy }: Pick<Climate, 'isBusy'>): void {
  const { random, model } = world;
  const luck = random();
  if (luck < 0.06) {
    world.trace(() => 'Google forgets its sync tokens');
    model.expireSyncTokens();
    return;
  }
  if (luck < 0.1) {
    people.madeForeign(world, pick(CALENDARS, random), pick(STARTS, random));
    return;
  }
  const theirs = world.ledger.foreign.filter(isThere);
  if (theirs.length > 0 && luck < 0.22) {
    people.movedForeign(world, pick(theirs, random), random() < 0.8 ? pick(STARTS, random) : null);
    return;
  }
  const events = people.ourEvents(world);
  if (events.length === 0) return;
  const event = pick(events, random);
  if (event.cancelled) {
    if (random() < 0.7) people.restored(world, event);
    else people.deleted(world, event, true);
    return;
  }
  if (isBusy && random() < 0.08) {
    people.movedAway(world, event, pick(CALENDARS, random));
    return;
  }
  const deed = random();
  if (deed < 0.06) people.shortened(world, event);
  else if (deed < 0.09) people.unstamped(world, event);
  else if (deed < 0.4)
    people.moved(world, event, pick(STARTS, random), pick([30, 60, 60], random) * MINUTE_MS);
  else if (deed < 0.45) people.moved(world, event, pick([at('06:00'), at('20:00'), at('12:15')], random));
  else if (deed < 0.7) people.deleted(world, event);
  else if (deed < 0.75) people.deleted(world, event, true);
  else if (deed < 0.82) {
    if (isBusy && random() < 0.5) people.described(world, event);
    else people.retitled(world, event);
  } else if (deed < 0.88) people.duplicated(world, event, isBusy && random() < 0.5);
  else people.bent(world, event, random() < 0.5 ? 'all-day' : 'recurring');
}
