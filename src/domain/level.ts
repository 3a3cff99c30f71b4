/** How much something matters, from what can wait to what cannot. */
export const LEVELS = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type Level = (typeof LEVELS)[number];
