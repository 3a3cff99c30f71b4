import type { Command, Option } from 'commander';
import { AppError, type UsageProblem } from '../../failure.ts';

/**
 * Makes it an error to give an option twice that takes one value, or an option and its contrary: commander would take the last
 * and say nothing, and whoever says two things means both. A flag that is merely repeated says the same again.
 */
export function refuseSaidTwice(command: Command): void {
  const said = new Map<string, { readonly option: Option; readonly value: string | null }>();
  for (const option of command.options.filter((each) => !each.variadic && !isRepeatable(each))) {
    command.on(`option:${option.name()}`, (value: string | null = null) => {
      const before = said.get(option.attributeName());
      if (before !== undefined && (value !== null || before.option !== option))
        throw new AppError({
          code: 'usage',
          problem: problemOf(option, value, before),
          command: pathOf(command),
        });
      said.set(option.attributeName(), { option, value });
    });
  }
}

/** One of which each that is said counts beside the others. */
function isRepeatable({ parseArg }: Option): boolean {
  return parseArg !== undefined && 'isRepeatable' in parseArg;
}

function problemOf(
  { long }: Option,
  value: string | null,
  before: { readonly option: Option; readonly value: string | null },
): UsageProblem {
  const option = long ?? '';
  if (value === null || before.value === null)
    return { kind: 'contrary', options: [before.option.long ?? '', option] };
  return { kind: 'given-twice', option, values: [before.value, value] };
}

/** `customers add`, without the program's own name. */
function pathOf(command: Command): string | null {
  const path: string[] = [];
  for (let one = command; one.parent !== null; one = one.parent) path.unshift(one.name());
  return path.length === 0 ? null : path.join(' ');
}
