import { nearest } from './near.ts';

/** Whether a name was probably meant: each word of it is nearly one of the other's. Both as `searchKey` writes them. */
export function isNearName(said: string, name: string): boolean {
  const known = name.split(' ');
  const words = said.split(' ').filter((word) => word !== '');
  return words.length > 0 && words.every((word) => known.includes(word) || nearest(word, known).length > 0);
}
