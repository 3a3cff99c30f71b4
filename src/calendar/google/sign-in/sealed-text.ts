import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto';
import type { Randomness } from './handshake.ts';

/** A text under a passphrase: AES-256-GCM, the key by scrypt. All fields in base64url. */
export interface SealedText {
  readonly salt: string;
  readonly iv: string;
  readonly tag: string;
  readonly text: string;
}

/** 32 MiB, and three times as long for each guess as one lane takes: what OWASP asks of scrypt with this N. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 27 };

/** `label` says what the text is: sealed text put in another's place does not open. */
export function sealed(text: string, label: string, passphrase: string, randomness: Randomness): SealedText {
  const [salt, iv] = [randomness(16), randomness(12)];
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, SCRYPT), iv);
  cipher.setAAD(Buffer.from(label));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return { salt: letters(salt), iv: letters(iv), tag: letters(cipher.getAuthTag()), text: letters(hidden) };
}

/** The text; null under another passphrase or label, or when anybody changed it. */
export function unsealed(
  { salt, iv, tag, text }: SealedText,
  label: string,
  passphrase: string,
): string | null {
  try {
    const key = scryptSync(passphrase, bytes(salt), 32, SCRYPT);
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(label));
    decipher.setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

const letters = (plain: Uint8Array) => Buffer.from(plain).toString('base64url');
const bytes = (encoded: string) => Buffer.from(encoded, 'base64url');
