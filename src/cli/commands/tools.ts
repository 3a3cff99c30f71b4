import { type Allowing, allowed } from '../../agents/allowed.ts';
import { DIALECTS, type Dialect, toolsFor } from '../../agents/dialects.ts';
import { agentPrompt } from '../../agents/prompt.ts';
import { offered } from '../../agents/tool-table.ts';
import { promptView, toolsView } from '../../output/agents/tools.ts';
import { examples } from '../help/examples.ts';
import { doorOptions } from '../options/allowing.ts';
import { oneOf } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

interface ToolsOptions extends Allowing {
  readonly for: Dialect;
  readonly prompt?: boolean;
}

export const fillTools: Fill = (command, app) =>
  examples(
    doorOptions(command, ['allow-write', 'allow-tool']),
    ['tools', 'what an agent can ask, as function schemas of OpenAI'],
    ['tools --for anthropic --allow-write', 'with what changes the book, for Claude'],
    ['tools --prompt', 'what the model is to be told before it talks to anybody'],
  )
    .option('--for <vendor>', `in whose form: ${DIALECTS.join(', ')}`, oneOf(DIALECTS), 'openai')
    .option('--prompt', 'the instructions for the model instead')
    .action(async (options: ToolsOptions) => {
      const shop = await app.shop();
      const offers = allowed(options, 'tools');
      // The same instructions for whoever asks; which tools go with them is narrowed by name.
      if (options.prompt === true)
        return app.show(promptView(agentPrompt(shop, { ...offers, writers: true })));
      const tools = offered(offers);
      app.show(toolsView(toolsFor(options.for, tools, shop), options.for));
    });
