import { ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import { version } from '../../../package.json' with { type: 'json' };
import { agentRules } from '../../agents/rules.ts';
import type { Offered } from '../../agents/tool/offered.ts';
import { AppError } from '../../failure.ts';
import type { JsonObject } from '../../output/form/json.ts';
import { jsonText } from '../../output/form/view.ts';
import type { Answering } from '../answers/answering.ts';

/** Whoever serves the protocol: what they ask is loaded with the first question, because some only look whether somebody is there. */
export interface Served {
  readonly answering: () => Promise<Answering>;
  readonly offers: Offered;
  /** What the platform calls the conversation. */
  readonly conversation: (meta: Readonly<Record<string, unknown>>) => string;
  readonly tell: (line: string) => void;
  /** Whether the agent is on this machine, and may be told where its files are. */
  readonly isLocal: boolean;
}

const PROMPT = 'take_calls';

/** One connection, or one request where there are no connections, of either era of the protocol. */
export function agentServer({ answering, offers, conversation, tell, isLocal }: Served): Server {
  const to = { tell, isLocal };
  const server = new Server(
    { name: 'bay', title: 'The appointment book of an auto-repair shop', version },
    {
      capabilities: { tools: {}, prompts: {} },
      instructions: agentRules(offers),
      jsonSchemaValidator: NOTHING_TO_CHECK,
    },
  );
  Object.assign(server, { onerror: ({ message }: Error) => tell(`protocol: ${message}`) });

  server.setRequestHandler('tools/list', () =>
    orExplained(async () => {
      const [{ tools, shop }, { toolListing }] = await Promise.all([
        answering(),
        import('./tool-listing.ts'),
      ]);
      const rules = await shop();
      return { tools: tools.map((tool) => toolListing(tool, rules)) };
    }, to),
  );

  server.setRequestHandler(
    'tools/call',
    async ({ params }, { mcpReq: { _meta: about = {}, signal, notify } }) => {
      const { toolOffered, answer } = await answering();
      const tool = toolOffered(params.name);
      if (tool === null) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'Unknown tool');
      const { progressToken, ...meta } = about;
      const document = await answer({
        tool,
        given: (params.arguments ?? {}) as JsonObject,
        conversation: conversation(meta),
        signal,
        waits: (message) => {
          if (progressToken === undefined) return;
          const progress = { progressToken, progress: 1, message };
          notify({ method: 'notifications/progress', params: progress }).catch(unheard);
        },
      });
      return {
        content: [{ type: 'text', text: jsonText(document).trimEnd() }],
        structuredContent: document,
        isError: document['success'] !== true,
      };
    },
  );

  server.setRequestHandler('prompts/list', () => ({
    prompts: [{ name: PROMPT, title: 'Take calls for the shop', description: ABOUT_PROMPT }],
  }));

  server.setRequestHandler('prompts/get', ({ params: { name } }) =>
    orExplained(async () => {
      if (name !== PROMPT) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'Unknown prompt');
      const text = await (await answering()).prompt();
      return {
        description: ABOUT_PROMPT,
        messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }],
      };
    }, to),
  );
  return server;
}

const ABOUT_PROMPT = "The shop's hours and services, and the rules of booking";

/** Nobody is asked to fill in a form: the library's own validator would be half of what is loaded. */
const NOTHING_TO_CHECK = {
  getValidator: () => () => ({ valid: false as const, data: undefined, errorMessage: 'nothing is asked' }),
};

/** Whoever has gone hears nothing any more. */
const unheard = () => undefined;

/** Where not even the book can be opened, people are told why, as everywhere. */
async function orExplained<T>(
  work: () => Promise<T>,
  { tell, isLocal }: Pick<Served, 'tell' | 'isLocal'>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { explainFailure } = await import('../../output/failure/failure.ts');
    const { message, code } = explainFailure(thrown.failure, { zone: null, now: 0 });
    tell(message);
    const said = isLocal ? message : `The shop's book cannot be asked (${code}).`;
    throw new ProtocolError(ProtocolErrorCode.InternalError, said);
  }
}
