import type { App } from '../app.ts';
import { inboxNote } from '../output/inbox.ts';

/** One line on stderr while something waits for a person. */
export async function warnOfInbox(app: App): Promise<void> {
  const { store } = await app.ports();
  const note = inboxNote(await store.inbox.openCount());
  if (note !== null) app.warn(note);
}
