import type { App } from '../app.ts';

/** One line on stderr while something waits for a person. */
export async function warnOfInbox(app: App): Promise<void> {
  const { store } = await app.ports();
  const waiting = await store.inbox.openCount();
  if (waiting === 0) return;
  const { inboxNote } = await import('../output/calendars/inbox.ts');
  app.warn(inboxNote(waiting));
}
