/** What there is to read beside the commands' help: `topics.ts` has the texts. */
export const TOPICS = [
  { name: 'times', summary: 'how to write days, times and lengths' },
  { name: 'shop-file', summary: 'all that the shop file can say' },
  { name: 'customers-csv', summary: 'what a list of customers may look like' },
  { name: 'google', summary: 'Google Calendar, step by step' },
  { name: 'environment', summary: 'settings from the environment and .env' },
  { name: 'exit-codes', summary: 'what a script may conclude from the exit code' },
] as const;

export type TopicName = (typeof TOPICS)[number]['name'];
