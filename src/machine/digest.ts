/** SHA-256 of a text, in hexadecimal. Node's own is loaded when first used: few commands need it, and loading it costs. */
export function digest(text: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(text).digest('hex');
}
