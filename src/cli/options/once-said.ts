import { AppError } from '../../failure.ts';

/** What an option or the free words say; null where neither does. Throws `usage` where both do. */
export function onceSaid<T>(
  option: string,
  given: T | undefined,
  heard: T | null,
  command: string,
): T | null {
  if (given === undefined) return heard;
  if (heard === null) return given;
  const problem = { kind: 'said-and-given', words: shown(heard), option, value: shown(given) } as const;
  throw new AppError({ code: 'usage', problem, command });
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
