import { describe, expect, test } from 'vitest';
import { type EventImage, hinted, newImage, wished } from '../../src/domain/event-image.ts';
import { imageStatus } from '../../src/domain/image-status.ts';
import { isOwed, nextStep } from '../../src/domain/next-step.ts';
import { strayed, strayRead } from '../../src/domain/strays.ts';

const never = newImage(1);
const synced: EventImage = {
  ...never,
  attempted: true,
  confirmed: true,
  syncedRevision: 1,
  etag: '"1"',
};
const cancelled = wished(synced, false, 2);
const dead: EventImage = { ...cancelled, dead: true, syncedRevision: 2, etag: null };
const flagged: EventImage = { ...synced, removedRevision: 1 };

describe('what is asked of the calendar next', () => {
  test.each<{ name: string; image: EventImage; asks: string | null; kept?: Partial<EventImage> }>([
    {
      name: 'never sent: created, which is remembered first',
      image: never,
      asks: 'create',
      kept: { attempted: true },
    },
    {
      name: 'sent, outcome unknown: created again under the same id',
      image: { ...never, attempted: true },
      asks: 'create',
    },
    {
      name: 'its id is taken: looked at before anything else',
      image: { ...never, attempted: true, lookNeeded: true },
      asks: 'look',
    },
    { name: 'shown as it is: nothing', image: synced, asks: null },
    { name: 'changed here: updated', image: wished(synced, true, 2), asks: 'update' },
    { name: 'changed there: looked at', image: hinted(synced), asks: 'look' },
    { name: 'changed here and there: looked at first', image: hinted(wished(synced, true, 2)), asks: 'look' },
    {
      name: 'cancelled before anything was sent: nothing, and nothing is owed',
      image: wished(never, false, 2),
      asks: null,
      kept: { syncedRevision: 2 },
    },
    {
      name: 'cancelled before anything was sent, and seen there all the same: looked at',
      image: hinted(wished(never, false, 2)),
      asks: 'look',
    },
    {
      name: 'cancelled: removed, which is remembered first',
      image: cancelled,
      asks: 'remove',
      kept: { burning: true, removalAttempted: true },
    },
    {
      name: 'cancelled with its creation in doubt: looked at, for nobody knows what is there',
      image: wished({ ...never, attempted: true }, false, 2),
      asks: 'look',
    },
    {
      name: 'cancelled, and somebody has changed it since it was read: looked at',
      image: { ...cancelled, burning: true, etag: null },
      asks: 'look',
    },
    {
      name: 'not there, and its creation may still arrive: a tombstone, which is never shown as an appointment',
      image: { ...cancelled, tombstoneNeeded: true },
      asks: 'bury',
      kept: { burning: true, buried: true },
    },
    {
      name: 'refused where it was to be shown, and to be there no more: removed',
      image: wished({ ...synced, wantedRevision: 2, refusedRevision: 2 }, false, 2),
      asks: 'remove',
    },
    { name: 'removed and gone: nothing', image: dead, asks: null },
    { name: 'gone, and something was seen of it since: looked at', image: hinted(dead), asks: 'look' },
    {
      name: 'comes back while its removal runs: the removal ends first',
      image: wished({ ...cancelled, burning: true }, true, 3),
      asks: 'remove',
    },
    {
      name: 'comes back after it is gone: created under another id',
      image: wished(dead, true, 3),
      asks: 'create',
      kept: { generation: 1, confirmed: false, attempted: true },
    },
    { name: 'removed by somebody: waits for a person', image: flagged, asks: null },
    { name: 'removed by somebody, then seen again: looked at', image: hinted(flagged), asks: 'look' },
    {
      name: 'removed by somebody, then changed here: created under another id',
      image: wished(flagged, true, 2),
      asks: 'create',
      kept: { generation: 1 },
    },
    {
      name: 'removed by somebody, then shown elsewhere, and to be here again: created under another id',
      image: wished(wished(flagged, false, 1), true, 1),
      asks: 'create',
      kept: { generation: 1, removedRevision: null },
    },
    {
      name: 'removed by somebody, then cancelled here: removed for good',
      image: wished(flagged, false, 2),
      asks: 'remove',
    },
    {
      name: 'refused for good: waits',
      image: { ...synced, wantedRevision: 2, refusedRevision: 2 },
      asks: null,
    },
    {
      name: 'refused, then changed here: tried again',
      image: { ...synced, wantedRevision: 3, refusedRevision: 2 },
      asks: 'update',
    },
    {
      name: 'an earlier generation is live: that is read before anything else',
      image: strayed(wished(synced, true, 2), 0),
      asks: 'look-at-stray',
    },
    {
      name: 'an earlier generation is live and was read: that is removed before anything else',
      image: strayRead(strayed(wished(synced, true, 2), 0), { generation: 0, hint: 1 }, '"3"'),
      asks: 'remove-stray',
    },
  ])('$name', ({ image, asks, kept = {} }) => {
    const step = nextStep(image);
    expect(step.action?.do ?? null).toBe(asks);
    expect(step.image).toMatchObject(kept);
    expect(isOwed(image)).toBe(asks !== null);
  });

  test.each<{ image: EventImage; status: string }>([
    { image: synced, status: 'synced' },
    { image: never, status: 'pending' },
    { image: cancelled, status: 'pending' },
    { image: dead, status: 'synced' },
    { image: flagged, status: 'needs_person' },
    { image: { ...synced, wantedRevision: 2, refusedRevision: 2 }, status: 'failed' },
    { image: hinted(synced), status: 'pending' },
  ])('is told as $status', ({ image, status }) => {
    expect(imageStatus({ ...image, isOwed: isOwed(image) })).toBe(status);
  });
});
