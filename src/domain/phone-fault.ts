import type { AreaFault, PlanFault } from './north-american-plan.ts';

/** Why a text with the signs of a phone is none. */
export type PhoneFault =
  | AreaFault
  | PlanFault
  /** Digits enough for no number: `after` is the country code that stands before them, where one does. */
  | { readonly kind: 'other-length'; readonly digits: number; readonly after: '+1' | null }
  /** Seven digits, in a shop that has no area code of its own. */
  | { readonly kind: 'without-area' }
  | { readonly kind: 'outside-plan'; readonly countryCode: string }
  | { readonly kind: 'no-country' };
