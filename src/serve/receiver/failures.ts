/** So often in a row an address may fail, and once more in each while. */
const MOST_FAILURES = 30;
const FORGOTTEN_AFTER_MS = 2_000;
/** So many addresses are remembered; whoever failed longest ago is forgotten first. */
const MOST_ADDRESSES = 4_096;

/** Who has failed too often of late. What succeeds costs nobody anything. */
export interface Failures {
  readonly areTooMany: (address: string) => boolean;
  readonly note: (address: string) => void;
}

/** `elapsed`: milliseconds since a beginning, by a clock that nobody can set. */
export function failuresBy(elapsed: () => number): Failures {
  /** By address: when the last of its failures is forgotten. */
  const forgottenAt = new Map<string, number>();
  return {
    areTooMany: (address) =>
      (forgottenAt.get(address) ?? 0) - elapsed() > (MOST_FAILURES - 1) * FORGOTTEN_AFTER_MS,
    note: (address) => {
      const now = elapsed();
      const at = Math.max(forgottenAt.get(address) ?? now, now) + FORGOTTEN_AFTER_MS;
      // Written again, it is the newest.
      forgottenAt.delete(address);
      forgottenAt.set(address, Math.min(at, now + MOST_FAILURES * FORGOTTEN_AFTER_MS));
      if (forgottenAt.size <= MOST_ADDRESSES) return;
      const [oldest = ''] = forgottenAt.keys();
      forgottenAt.delete(oldest);
    },
  };
}
