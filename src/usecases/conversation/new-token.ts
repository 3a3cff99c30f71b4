import type { Ports } from '../ports.ts';

/** A secret that nobody guesses: 244 random bits, as 64 hexadecimal digits. The book keeps no more than its digest. */
export function newToken({ newUuid }: Pick<Ports, 'newUuid'>): string {
  return `${newUuid()}${newUuid()}`.replaceAll('-', '');
}
