import type { GoogleAccess, Standing } from '../../calendar/google-access.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { unwritable } from '../after-commit.ts';
import { PATIENCE } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';

/** Asks through `access` where nobody has yet; null: not to be asked. */
export async function ownerBehind(
  account: string,
  { owner, fingerprint }: Extract<Standing, { kind: 'signed-in' }>,
  access: GoogleAccess | null,
  { store }: Pick<Ports, 'store'>,
): Promise<{ readonly kind: 'owner'; readonly owner: string } | CalendarTrouble | null> {
  const known = owner ?? (await store.places.ownerOf(fingerprint));
  if (known !== null) return { kind: 'owner', owner: known };
  if (access === null) return null;
  const answer = await access.whose(account, PATIENCE.check);
  if (answer.kind === 'owner') await ifWritable(() => store.places.rememberOwner(fingerprint, answer.owner));
  return answer;
}

/** For a run that is to write nothing. */
export function forgetting<P extends Pick<Ports, 'store'>>(ports: P): P {
  const places = { ...ports.store.places, rememberOwner: async () => undefined };
  return { ...ports, store: { ...ports.store, places } };
}

/** What the book cannot keep just now is found out again; null then. */
export async function ifWritable<T>(write: () => Promise<T>): Promise<T | null> {
  try {
    return await write();
  } catch (thrown) {
    if (unwritable(thrown) === null) throw thrown;
    return null;
  }
}
