import type { Interval } from '../../src/domain/interval.ts';
import { type GoogleWorkshop, SHOP } from './google-workshop.ts';
import { instantOf } from './workshop-words.ts';

/** An interval of the Monday of the workshop. */
export function monday(from: string, to: string): Interval {
  return { start: instantOf(`Mon 2026-11-23 ${from}`), end: instantOf(`Mon 2026-11-23 ${to}`) };
}

/** Somebody drags the event of that appointment. */
export async function drag(shop: GoogleWorkshop, id: number, from: string, to: string, day = '2026-11-23') {
  const { calendar_event_id } = await shop.data(`show ${id}`);
  shop.google.model.people.move(SHOP, calendar_event_id, {
    start: instantOf(`Mon ${day} ${from}`),
    end: instantOf(`Mon ${day} ${to}`),
  });
}

/** What a sync tells: what moved, and the sentences that are new in the inbox, without what they are about. */
export async function synced(shop: GoogleWorkshop) {
  const { exitCode, data } = await shop.json('sync');
  return {
    exitCode,
    moved: data.moved.map((one: { appointment_id: number }) => one.appointment_id),
    told: data.inbox.map(({ summary }: { summary: string }) => summary.replaceAll(/ \([^)]*Bay \d\)/g, '')),
  };
}
