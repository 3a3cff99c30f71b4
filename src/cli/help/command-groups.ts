/** The groups of the help, in its order, and their headings. */
export const GROUPS = {
  counter: 'Counter',
  people: 'People',
  shop: 'Shop',
  calendar: 'Calendar',
  'in-step': 'Always in step',
  agents: 'Voice and chat agents',
  admin: 'Looking after bay',
} as const;

export type Group = keyof typeof GROUPS;
