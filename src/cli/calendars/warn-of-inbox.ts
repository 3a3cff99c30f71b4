import { inboxCount } from '../../usecases/open-items.ts';
import type { App } from '../app.ts';

/** One line on stderr while something waits for a person. */
export async function warnOfInbox(app: App): Promise<void> {
  const waiting = await inboxCount(await app.ports());
  if (waiting === 0) return;
  const { inboxNote } = await import('../../output/calendars/inbox.ts');
  app.warn(inboxNote(waiting));
}
