import { type Asks, failureOf } from '../../failure.ts';
import type { Write } from '../../store/write.ts';
import type { Call } from '../tool/tool.ts';

/** Something that takes away what was agreed. */
export interface Confirmed<T> {
  /** What the caller must say yes to, as things are now; null: it is so already, or cannot be. */
  readonly look: () => Promise<Asks | null>;
  readonly act: (write: Write) => Promise<T>;
  /** What came back with the request; null: nobody has been asked yet. */
  readonly token: string | null;
}

/**
 * Does it once the caller has said yes; what cannot be done is refused and not asked about. The same request at the same time may
 * have used up the yes: then what has come of that is the answer.
 */
export async function onceConfirmed<T>({ look, act, token }: Confirmed<T>, call: Call): Promise<T> {
  const { caller, write, ports } = call;
  const attempt = async () => {
    const asks = await look();
    if (asks === null || (await ports.store.earlierResult(write.key)) !== null) return act(write);
    const yes = await caller.saysYes(asks, token, () => act({ ...write, key: null, dryRun: true }));
    return act(yes === null ? write : { ...write, yes });
  };
  try {
    return await attempt();
  } catch (thrown) {
    if (failureOf(thrown, 'confirmation-refused')?.why !== 'used') throw thrown;
    return attempt();
  }
}
