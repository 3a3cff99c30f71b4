/** Why something is taken for no message, with the number that JSON-RPC has for it. */
export interface NoMessage {
  readonly code: -32_700 | -32_600;
  readonly says: string;
}

const NO_JSON: NoMessage = { code: -32_700, says: 'Not a JSON document' };
const TOO_DEEP: NoMessage = { code: -32_600, says: 'Nested too deeply' };
export const TOO_LARGE: NoMessage = { code: -32_600, says: 'Too large' };
export const NO_MESSAGE: NoMessage = { code: -32_600, says: 'Not a message of the protocol' };

/** What tools take is flat, and what platforms send along has a dozen levels. Readers call themselves once for each. */
const MOST_LEVELS = 100;

/** Reads a JSON text that others can take in hand. */
export function readJson(text: string): { readonly value: unknown } | NoMessage {
  try {
    const value: unknown = JSON.parse(text);
    return isWithin(MOST_LEVELS, value) ? { value } : TOO_DEEP;
  } catch {
    return NO_JSON;
  }
}

/** Level by level, because what it looks for is too deep to be walked down. */
function isWithin(levels: number, value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= levels; depth += 1) {
    if (level.length === 0) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return level.length === 0;
}

export interface RpcError {
  readonly jsonrpc: '2.0';
  readonly id: string | number | null;
  readonly error: { readonly code: number; readonly message: string };
}

/** How the protocol answers it; `id`: that of the request, null where it has none that can be told. */
export function rpcError({ code, says }: NoMessage, id: RpcError['id'] = null): RpcError {
  return { jsonrpc: '2.0', id, error: { code, message: says } };
}
