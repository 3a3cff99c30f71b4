import type { By, JournalVerb } from '../../domain/journal.ts';

/** Verbs that people call otherwise than the journal does. */
const SAID: Partial<Readonly<Record<JournalVerb, string>>> = {
  rescheduled: 'moved',
  reinstated: 'brought back',
  'caught-up': 'caught up with the calendar',
  'moved-back': 'moved back because of the calendar',
  'events-imported': 'calendar imported',
  'inbox-settled': 'inbox answered',
  'delivery-retried': 'delivery tried again',
  'delivery-given-up': 'delivery given up',
  'shop-created': 'shop made',
  'shop-changed': 'rules changed',
};

/** What was done, in a word or two. */
export function verbText(verb: JournalVerb): string {
  return SAID[verb] ?? verb.replaceAll('-', ' ');
}

/** Who did it, as one is spoken of. Not made safe. */
export function whoText({ source, actor }: Pick<By, 'source' | 'actor'>): string {
  if (source === 'calendar') return 'the calendar';
  if (actor === null) return 'somebody';
  return source === 'agent' ? `the agent ${actor}` : actor;
}
