import type { IncomingMessage, ServerResponse } from 'node:http';
import { type NodeIncomingMessageLike, toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { conversationKey } from '../answers/conversation-key.ts';
import { agentServer, type Served } from './agent-server.ts';

/** A stream that nobody needs to look after is a connection that nobody gets. */
const MOST_SUBSCRIPTIONS = 8;

/** Answers one request of the protocol, in either era, its body read already. There are no sessions: a server is made for each. */
export function protocolOverHttp({
  answering,
  offers,
  newKey,
  tell,
}: Pick<Served, 'answering' | 'offers' | 'tell'> & { readonly newKey: () => string }): (
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
) => Promise<void> {
  const onerror = ({ message }: Error) => tell(`protocol: ${message}`);
  const handler = createMcpHandler(
    ({ requestInfo }) => {
      const header = (name: string) => requestInfo?.headers.get(name) ?? null;
      return agentServer({
        answering,
        offers,
        conversation: (meta) => conversationKey(header, meta),
        tell,
        isLocal: false,
      });
    },
    { onerror, maxSubscriptions: MOST_SUBSCRIPTIONS },
  );
  const serve = toNodeHandler(handler, { onerror });
  return (request, response, body) => {
    // Clients of the earlier protocol give it back with all that follows, which makes one conversation of it.
    if (isInitialize(body) && request.headers['mcp-session-id'] === undefined)
      response.setHeader('Mcp-Session-Id', newKey());
    return serve(request as NodeIncomingMessageLike, response, body);
  };
}

function isInitialize(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'method' in body && body.method === 'initialize';
}
