/** No progress for so long: the loop is stuck, and starting anew would help. */
const STALLED_MS = 60_000;

/** How far the loop comes. What counts is that it gets on, not that it does something. */
export interface Progress {
  /** Once round: the book was looked at, and nothing that was begun is stuck. */
  readonly made: () => void;
  /** Something has come to a good end. */
  readonly succeeded: () => void;
  /** Milliseconds since the last progress. */
  readonly sinceMs: () => number;
  readonly isStalled: () => boolean;
  /** True from the first good end on, whatever happens to the calendars later. */
  readonly isReady: () => boolean;
}

/** `onMade`: told of each progress. */
export function progressBy(stopwatch: () => () => number, onMade: () => void): Progress {
  let since = stopwatch();
  let ready = false;
  return {
    made: () => {
      since = stopwatch();
      onMade();
    },
    succeeded: () => {
      ready = true;
    },
    sinceMs: () => since(),
    isStalled: () => since() >= STALLED_MS,
    isReady: () => ready,
  };
}
