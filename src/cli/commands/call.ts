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
import { type WritingOptions, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

interface CallOptions extends Allowing, WritingOptions {
  readonly conversation?: string;
  readonly confirm?: 'never';
}

export const fillCall: Fill = (command, app) =>
  examples(
    writing(doorOptions(command, ['allow-write', 'allow-tool', 'confirm'])),
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
      textOf('conversation id'),
    )
    .action(async (name: string, text: string, options: CallOptions) => {
      const { conversation: key, confirm, dryRun = false } = options;
      const tool = toolNamed(name);
      const given = keyed(argumentsOf(text), options);
      const offers = allowed(options, 'call');
      app.endWhenInterrupted();
      const ports = await app.ports();
      const called = await callTool(tool, given, {
        shop: await app.shop(),
        ports,
        conversation: key === undefined ? null : { id: ports.digest(key), confirms: confirm !== 'never' },
        actor: await app.actor(),
        offers,
        dryRun,
      });
      app.show(calledView(called, await app.time(), { dryRun }));
    });

/** With the names that completion offers. */
const toolName = Object.assign(textOf('name'), { words: TOOLS.map(({ name }) => name) });

/** A tool that can be told the key of a request is told it; one that cannot says so. Throws `usage`. */
function keyed(given: JsonObject, { idempotencyKey: key }: WritingOptions): JsonObject {
  if (key === undefined) return given;
  const said = given[KEY_ARGUMENT] ?? key;
  if (said === key) return { ...given, [KEY_ARGUMENT]: key };
  const values = [key, typeof said === 'object' ? '{…}' : shortened(String(said))];
  throw new AppError({
    code: 'usage',
    problem: { kind: 'given-twice', option: '--idempotency-key', values },
    command: 'call',
  });
}

const KEY_ARGUMENT = 'idempotency_key';

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
