/** Stops at our own bug. What users and other systems get wrong is a failure, not an assertion. */
export function assert(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`bug in bay: ${what}`);
}
