import { afterEach, describe } from 'vitest';
import type { OpenedStore, OpenStore } from '../support/book.ts';
import { alertsContract } from './contract/alerts.ts';
import { applyContract } from './contract/apply.ts';
import { bookingContract } from './contract/booking.ts';
import { calendarStatesContract } from './contract/calendar-states.ts';
import { changingContract } from './contract/changing.ts';
import { channelsContract } from './contract/channels.ts';
import { claimsContract } from './contract/claims.ts';
import { conversationsContract } from './contract/conversations.ts';
import { customersContract } from './contract/customers.ts';
import { figuresContract } from './contract/figures.ts';
import { heldContract } from './contract/held.ts';
import { holdsContract } from './contract/holds.ts';
import { imagesContract } from './contract/images.ts';
import { inboxContract } from './contract/inbox.ts';
import { journalContract } from './contract/journal.ts';
import { localEventsContract } from './contract/local-events.ts';
import { modesContract } from './contract/modes.ts';
import { notificationsContract } from './contract/notifications.ts';
import { oneCarContract } from './contract/one-car.ts';
import { placesContract } from './contract/places.ts';
import { proposalsContract } from './contract/proposals.ts';
import { queueContract } from './contract/queue.ts';
import { readingContract } from './contract/reading.ts';
import { readingsContract } from './contract/readings.ts';
import { repeatingContract } from './contract/repeating.ts';
import { searchContract } from './contract/search.ts';
import { servingContract } from './contract/serving.ts';
import { shopContract } from './contract/shop.ts';
import { shownContract } from './contract/shown.ts';
import { takeBackContract } from './contract/take-back.ts';
import { toldContract } from './contract/told.ts';
import { trialContract } from './contract/trial.ts';
import { turnsContract } from './contract/turns.ts';
import { vehiclesContract } from './contract/vehicles.ts';
import { waitlistContract } from './contract/waitlist.ts';

/** What every store promises, whatever keeps its data: run for each adapter. `open` gives a new book each time. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`the store on ${name}`, () => {
    const opened: OpenedStore[] = [];
    const remembered: OpenStore = async (shop) => {
      const book = await open(shop);
      opened.push(book);
      return book;
    };
    afterEach(async () => {
      for (const { cleanup } of opened.splice(0)) await cleanup();
    });

    bookingContract(remembered);
    claimsContract(remembered);
    oneCarContract(remembered);
    modesContract(remembered);
    changingContract(remembered);
    applyContract(remembered);
    holdsContract(remembered);
    trialContract(remembered);
    conversationsContract(remembered);
    proposalsContract(remembered);
    readingContract(remembered);
    imagesContract(remembered);
    queueContract(remembered);
    shownContract(remembered);
    turnsContract(remembered);
    toldContract(remembered);
    placesContract(remembered);
    calendarStatesContract(remembered);
    channelsContract(remembered);
    notificationsContract(remembered);
    alertsContract(remembered);
    readingsContract(remembered);
    figuresContract(remembered);
    inboxContract(remembered);
    heldContract(remembered);
    repeatingContract(remembered);
    customersContract(remembered);
    searchContract(remembered);
    vehiclesContract(remembered);
    waitlistContract(remembered);
    shopContract(remembered);
    servingContract(remembered);
    journalContract(remembered);
    takeBackContract(remembered);
    localEventsContract(remembered);
  });
}
