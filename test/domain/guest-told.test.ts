import { expect, test } from 'vitest';
import { type GuestNews, isGuestTold } from '../../src/domain/guest-told.ts';

test.each<{ news: GuestNews; stands: boolean; told: boolean }>([
  { news: 'made', stands: true, told: true },
  { news: 'moved', stands: true, told: true },
  { news: 'said-otherwise', stands: true, told: false },
  { news: 'removed', stands: false, told: true },
  { news: 'removed', stands: true, told: true },
  { news: 'stray-removed', stands: true, told: false },
  { news: 'stray-removed', stands: false, told: true },
])('of an event that is $news, and a visit that stands: $stands, the guest is told: $told', (one) => {
  expect(isGuestTold(one.news, { isInvited: true, stands: one.stands })).toBe(one.told);
  expect(isGuestTold(one.news, { isInvited: false, stands: one.stands })).toBe(false);
});
