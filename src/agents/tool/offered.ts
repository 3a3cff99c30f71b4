import type { Tool } from './tool.ts';

/** What a door offers: readers, and those that write where that is allowed; `names` narrows it, in any case. */
export interface Offered {
  readonly writers: boolean;
  /** Null: all. */
  readonly names: readonly string[] | null;
}

export function isOffered(
  { name, scope }: Pick<Tool, 'name' | 'scope'>,
  { writers, names }: Offered,
): boolean {
  return (writers || scope === 'read') && (names === null || names.includes(name));
}
