import { AppError } from '../failure.ts';
import type { Offered } from './tool/offered.ts';
import { toolNamed } from './tool-table.ts';

/** What whoever opens a door says of what agents may do there. */
export interface Allowing {
  readonly allowWrite?: boolean | undefined;
  /** `*`: all. */
  readonly allowTool?: readonly string[] | undefined;
}

/**
 * What is offered then. A tool that writes, named where nothing may be written, is nobody's wish. Throws `not-found` for a name that
 * no tool has, and `usage`.
 */
export function allowed({ allowWrite = false, allowTool = [] }: Allowing, command: string): Offered {
  const named = allowTool.filter((name) => name !== '*').map(toolNamed);
  const shut = named.find(({ scope }) => scope === 'write' && !allowWrite);
  if (shut !== undefined) {
    const problem = {
      kind: 'goes-with',
      option: `--allow-tool ${shut.name}`,
      other: '--allow-write',
    } as const;
    throw new AppError({ code: 'usage', problem, command });
  }
  const isNarrowed = allowTool.length > 0 && !allowTool.includes('*');
  return { writers: allowWrite, names: isNarrowed ? named.map(({ name }) => name) : null };
}
