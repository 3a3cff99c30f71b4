import { type Allowing, allowed } from '../../agents/allowed.ts';
import { callTool } from '../../agents/call-tool.ts';
import { TOOLS, toolNamed } from '../../agents/tool-table.ts';
import { shortened } from '../../domain/text-limits.ts';
import { AppError } from '../../failure.ts';
import { calledView } from '../../output/agents/called.ts';
import type { JsonObject } from '../../output/form/json.ts';
import { examples } from '../help/examples.ts';
import { doorOptions } from '../options/allowing.ts';
import { textOf } from '../options/option-parsers.ts';
import type { Fill } from '../run/load-command.ts';

interface CallOptions extends Allowing {
  readonly conversation?: string;
  readonly confirm?: 'never';
}

export const fillCall: Fill = (command, app) =>
  examples(
    doorOptions(command, ['allow-write', 'allow-tool', 'confirm']),
    [`call lookup_customer '{"phone_number": "212-555-0134"}'`, 'who is calling, with cars and visits'],
    [`call get_available_slots '{"date": "2026-11-24"}'`, 'the free times of a day, as an agent gets them'],
    [
      `call cancel_appointment '{"appointment_id": 12}' --allow-write`,
      'what changes the book must be allowed',
    ],
  )
    .argument('<tool>', 'its name: see bay tools', toolName)
    .argument('[arguments]', 'what it is told, as a JSON object', textOf('arguments of a tool'), '{}')
    .option(
      '--conversation <id>',
      'as this conversation, which may ask about those alone whom it has looked up',
      textOf('idempotency key'),
    )
    .action(async (name: string, text: string, { conversation: key, confirm, ...allowing }: CallOptions) => {
      const tool = toolNamed(name);
      const given = argumentsOf(text);
      const offers = allowed(allowing, 'call');
      app.endWhenInterrupted();
      const ports = await app.ports();
      const called = await callTool(tool, given, {
        shop: await app.shop(),
        ports,
        conversation: key === undefined ? null : { id: ports.digest(key), confirms: confirm !== 'never' },
        actor: await app.actor(),
        offers,
      });
      app.show(calledView(called, await app.time()));
    });

/** With the names that completion offers. */
const toolName = Object.assign(textOf('name'), { words: TOOLS.map(({ name }) => name) });

function argumentsOf(text: string): JsonObject {
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw new AppError({
    code: 'invalid-value',
    what: 'set of arguments',
    value: shortened(text),
    expected: { kind: 'json-object' },
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
