/** Nobody interrupts. */
export const NEVER: AbortSignal = new AbortController().signal;
