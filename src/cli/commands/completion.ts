import { completionScript, SHELLS } from '../../output/form/completion.ts';
import { examples } from '../help/examples.ts';
import { oneOf } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

/** Prints the script itself, for `source <(bay completion bash)` and the like. */
export const fillCompletion: Fill = (command, app) =>
  examples(
    command,
    ['completion bash >> ~/.bashrc', 'for bash'],
    ['completion zsh > ~/.zfunc/_bay', 'for zsh, into a folder of $fpath'],
    ['completion fish > ~/.config/fish/completions/bay.fish', 'for fish'],
  )
    .argument('<shell>', SHELLS.join(', '), oneOf(SHELLS))
    .action((shell: (typeof SHELLS)[number]) => app.show(completionScript(shell)));
