import { createHash } from 'node:crypto';

/** SHA-256 of a text, in hexadecimal. A file of its own, because few commands need it and loading `node:crypto` costs. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
