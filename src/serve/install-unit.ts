import { unitFor, unitHint } from '../output/serve/unit.ts';
import type { ServeWorld } from './serve-world.ts';

/** Prints what a service manager needs to start this again with the machine, and says beside it what is to be done with that. */
export function installUnit(
  argv: readonly string[],
  world: Pick<ServeWorld, 'machine' | 'program' | 'write' | 'tell'>,
): void {
  const { machine, program, write, tell } = world;
  const { platform, homeFolder } = machine;
  const command = [...program, ...argv.filter((word) => word !== '--install-unit')];
  write(unitFor(platform, { command, homeFolder }));
  tell(unitHint(platform));
}
