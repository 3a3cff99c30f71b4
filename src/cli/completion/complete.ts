import type { Command } from 'commander';
import { completionText } from '../../output/form/completion-lines.ts';
import type { ProgramApp } from '../run/program-app.ts';
import { placeIn } from './completed-place.ts';
import { candidatesAt } from './completion-candidates.ts';

/**
 * What may stand where the last of the words is, as a shell's completion asks for it at every Tab: quickly, and saying nothing when
 * anything is wrong.
 */
export async function complete(words: readonly string[], program: Command, app: ProgramApp): Promise<string> {
  try {
    const place = await placeIn(words, program, app);
    return completionText(await candidatesAt(place, app));
  } catch {
    // Whoever types is told what is wrong when the command is run.
    return '';
  }
}
