import { Readable, type Writable } from 'node:stream';
import {
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResponse,
  type JSONRPCMessage,
} from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { agentServer, type Served } from './agent-server.ts';
import { linesIn } from './lines.ts';
import { NO_MESSAGE, type RpcError, readJson, rpcError, TOO_LARGE } from './no-message.ts';

/** No message of anybody's is larger: what a tool takes is a few thousand characters. */
const LARGEST_MESSAGE = 1024 * 1024;

/** Serves the protocol on two streams; `ended` settles when nobody reads or writes any more, or after `close`. */
export function onStreams(
  { input, output }: { readonly input: Readable; readonly output: Writable },
  served: Served,
): { readonly ended: Promise<void>; readonly close: () => Promise<void> } {
  const onerror = ({ message }: Error) => served.tell(`protocol: ${message}`);
  const refuse = (error: RpcError) => {
    onerror(new Error(error.error.message));
    // The protocol's own type of an error has no place for a request that has no number.
    transport.send(error as JSONRPCMessage).catch(onerror);
  };
  const messages = Readable.from(messagesIn(input as AsyncIterable<Buffer>, refuse));
  const transport = new EndingTransport(messages, output, { maxBufferSize: 2 * LARGEST_MESSAGE });
  const handle = serveStdio(() => agentServer(served), { transport, onerror });
  return { ended: transport.ended, close: () => handle.close() };
}

/** Tells when it has closed, for whatever reason: the end of the input, or a reader who has gone. */
class EndingTransport extends StdioServerTransport {
  readonly #closing = new AbortController();
  readonly ended = new Promise<void>((resolve) => {
    this.#closing.signal.addEventListener('abort', () => resolve());
  });

  override async close(): Promise<void> {
    await super.close();
    this.#closing.abort();
  }
}

/**
 * The messages of a stream, a line each. What is none is answered by `refuse` and goes no further: the library would pass over it
 * without a word, and end at a line that is too long.
 */
async function* messagesIn(
  input: AsyncIterable<Buffer>,
  refuse: (error: RpcError) => void,
): AsyncGenerator<Buffer, void> {
  for await (const line of linesIn(input, LARGEST_MESSAGE)) {
    const fault = line === null ? rpcError(TOO_LARGE) : faultOf(line.toString('utf8').trim());
    if (fault === 'nothing') continue;
    if (fault !== null) refuse(fault);
    else if (line !== null) yield Buffer.concat([line, LINE_END]);
  }
}

const LINE_END = Buffer.from('\n');

/** Null: it is a message; `nothing`: there is nothing to answer. */
function faultOf(text: string): RpcError | 'nothing' | null {
  if (text === '') return 'nothing';
  const read = readJson(text);
  if ('code' in read) return rpcError(read);
  const { value } = read;
  if (isJSONRPCRequest(value) || isJSONRPCNotification(value) || isJSONRPCResponse(value)) return null;
  // Who answers a broken answer may be answered by another who does.
  return isAnswer(value) ? 'nothing' : rpcError(NO_MESSAGE, idIn(value));
}

function isAnswer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('result' in value || 'error' in value);
}

function idIn(value: unknown): RpcError['id'] {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null;
}
