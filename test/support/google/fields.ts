import { badRequest, Refused } from './answer.ts';

interface Mask {
  [name: string]: Mask | true;
}

/** Reads `items(id,status),nextPageToken` or `items/id`; throws 400 for what is no such mask. */
function readMask(text: string): Mask {
  const tokens = text.match(/[A-Za-z0-9_*]+|[(),/]/g) ?? [];
  let at = 0;
  const list = (): Mask => {
    const mask: Mask = {};
    for (;;) {
      const name = tokens[at];
      if (name === undefined || !/^[A-Za-z0-9_*]/.test(name)) throw wrong();
      at += 1;
      mask[name] = below();
      if (tokens[at] !== ',') return mask;
      at += 1;
    }
  };
  const below = (): Mask | true => {
    if (tokens[at] === '/') {
      at += 1;
      const name = tokens[at];
      if (name === undefined) throw wrong();
      at += 1;
      return { [name]: below() };
    }
    if (tokens[at] !== '(') return true;
    at += 1;
    const mask = list();
    if (tokens[at] !== ')') throw wrong();
    at += 1;
    return mask;
  };
  const mask = list();
  if (at !== tokens.length || tokens.join('') !== text) throw wrong();
  return mask;
}

function wrong(): Refused {
  return new Refused(badRequest('invalidParameter', 'Invalid field selection', 'fields'));
}

function cut(value: unknown, mask: Mask | true): unknown {
  if (mask === true || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => cut(item, mask));
  const kept: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const chosen = mask[name] ?? mask['*'];
    if (chosen !== undefined) kept[name] = cut(inner, chosen);
  }
  return kept;
}

/** The part of a body that the `fields` parameter asks for: page and sync tokens too only if they are named. */
export function chosenFields(body: unknown, fields: string): unknown {
  return cut(body, readMask(fields));
}
