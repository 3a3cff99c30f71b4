import { HELD_MS, LONGEST_HOLD_MS } from '../../domain/held-time.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import type { Offer } from '../../store/proposals.ts';
import { PlacementRefused, Stale } from '../../store/refusals.ts';
import { newToken } from '../conversation/new-token.ts';
import { currentShop } from '../shop/current-shop.ts';
import { servicesNamed } from '../shop/shop-words.ts';
import { chooseOptions } from './choose-options.ts';
import { type EarlierOffers, earlierOffers } from './earlier-offers.ts';
import { type FreeDay, freeDays } from './free-days.ts';
import type { ProposalRequest, ProposingPorts } from './proposal-request.ts';
import type { ProposedOption, ProposedVisit } from './proposed-option.ts';

export interface Proposed {
  readonly token: string;
  /** Null: what is offered is held no longer. */
  readonly heldUntil: Instant | null;
  /** In order of start, at most three; none where nothing is free in two weeks. */
  readonly options: readonly ProposedOption[];
}

/** How often it is looked again where somebody else was faster. */
const MOST_TRIES = 20;

/**
 * Offers up to three free times of the first day that has any, and holds them for two minutes: nobody else is given them meanwhile,
 * and no calendar hears of it. What the conversation was offered before is given back with it, so that it never holds more
 * than this; what it has held for six minutes is offered where there is nothing else, and held no longer. Throws `not-found`,
 * `several-match` for services, `changed-meanwhile`.
 */
export async function propose(
  request: ProposalRequest,
  inHand: Shop,
  ports: ProposingPorts,
): Promise<Proposed> {
  const token = newToken(ports);
  for (let tries = 1, shop = inHand; ; tries += 1, shop = await currentShop(ports)) {
    const offer = await madeOffer(request, ports.digest(token), shop, ports);
    try {
      return await made(offer, token, ports);
    } catch (thrown) {
      const lostRace = thrown instanceof PlacementRefused || thrown instanceof Stale;
      if (!lostRace) throw thrown;
      if (tries === MOST_TRIES) throw new AppError({ code: 'changed-meanwhile', what: 'appointment' });
    }
  }
}

type MadeOffer = Offer & { readonly content: ProposedVisit };

/** Looks at what is free, and chooses from it. */
async function madeOffer(
  request: ProposalRequest,
  tokenHash: string,
  shop: Shop,
  ports: ProposingPorts,
): Promise<MadeOffer> {
  const { customerId, vehicleId, mode, conversation } = request;
  const now = ports.clock.now();
  const earlier = await earlierOffers(conversation, ports);
  const free = await freeDays(request, earlier.ownHold, shop, ports);
  const { starts, claims, heldUntil } = chosenOf(free.days, earlier, now);
  const services = servicesNamed(request.services, shop).map(({ type }) => type);
  const options = starts.map((start) => {
    return { start, end: start + free.durationMs, heldSince: earlier.heldSince(start, now) };
  });
  return {
    tokenHash,
    conversation,
    content: { customerId, vehicleId, services, mode, options },
    who: (await ports.store.customers.get(customerId))?.name ?? null,
    claims,
    madeAt: now,
    heldUntil,
    shopRevision: shop.revision,
    after: earlier.count,
  };
}

type Chosen = { readonly starts: readonly Instant[] } & Pick<Offer, 'claims' | 'heldUntil'>;

/** Of the first day that has any, those that may be held; where there are none in all the days, those that may not. */
function chosenOf(days: readonly FreeDay[], { heldSince }: EarlierOffers, now: Instant): Chosen {
  const holdEnd = (start: Instant) => Math.min(now + HELD_MS, heldSince(start, now) + LONGEST_HOLD_MS);
  for (const day of days) {
    const starts = chooseOptions(
      day.suiting.filter((start) => holdEnd(start) > now),
      day,
    );
    if (starts.length === 0) continue;
    const claims = starts.flatMap(day.claimsAt);
    return { starts, claims, heldUntil: Math.min(...starts.map(holdEnd)) };
  }
  const first = days.find(({ suiting }) => suiting.length > 0);
  return {
    starts: first === undefined ? [] : chooseOptions(first.suiting, first),
    claims: [],
    heldUntil: now,
  };
}

/** Keeps it, or gives back what was held before where there is nothing to offer. */
async function made(offer: MadeOffer, token: string, { store }: ProposingPorts): Promise<Proposed> {
  const { conversation, content, madeAt, heldUntil } = offer;
  if (content.options.length > 0) await store.proposals.offer(offer);
  else if (conversation !== null) await store.proposals.giveBack({ conversation }, madeAt);
  return { token, heldUntil: heldUntil > madeAt ? heldUntil : null, options: content.options };
}
