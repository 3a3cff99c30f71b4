/** What platforms call the conversation, in the order in which they are believed: a call, a chat, a session. */
const HEADERS = ['x-call-id', 'x-chat-id', 'x-session-id', 'mcp-session-id'];
const IN_META = ['openai/session', 'conversation_id', 'session_id'];

/** Where nothing says which it is: all who say nothing share one, with the limits of one. */
export const UNNAMED = 'unnamed';

/** So much of what a platform says tells its conversations apart. */
const MOST_CHARACTERS = 500;

/** The key of a conversation: what the request says of it in its head, else in its body. */
export function conversationKey(
  header: (name: string) => string | null,
  meta: Readonly<Record<string, unknown>>,
): string {
  return keyInHead(header) ?? keyInMeta(meta) ?? UNNAMED;
}

/** Null: the head says nothing of it. */
export function keyInHead(header: (name: string) => string | null): string | null {
  for (const name of HEADERS) {
    const key = keyOf(name, header(name));
    if (key !== null) return key;
  }
  return null;
}

function keyInMeta(meta: Readonly<Record<string, unknown>>): string | null {
  for (const name of IN_META) {
    const key = keyOf(name, meta[name]);
    if (key !== null) return key;
  }
  return null;
}

/** What a body says of it has the key that the same would have in a header. Null: it says nothing. */
export function keyInBody(what: 'call' | 'chat', id: unknown): string | null {
  return keyOf(`x-${what}-id`, id);
}

function keyOf(name: string, value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? `${name} ${value.slice(0, MOST_CHARACTERS)}` : null;
}
