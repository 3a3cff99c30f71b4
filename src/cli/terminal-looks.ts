import type { Environment } from '../settings/settings.ts';
import type { GlobalOptions, OutputStream } from './app.ts';

/** The width that lines may have; none for what is no terminal. */
export function columnsOf({ isTerminal, columns }: OutputStream): { readonly columns?: number } {
  return isTerminal && columns !== undefined ? { columns } : {};
}

/** The same as a number that a line is never longer than. */
export function widthFor(stream: OutputStream): number {
  return columnsOf(stream).columns ?? Number.POSITIVE_INFINITY;
}

/** Colour is for terminals; NO_COLOR and --no-color take it away, FORCE_COLOR gives it to a pipe. */
export function colorWanted(
  stream: OutputStream,
  { color }: GlobalOptions,
  environment: Environment,
): boolean {
  if (!color || (environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined && forced !== '' && forced !== '0') return true;
  return stream.isTerminal && forced !== '0' && environment['TERM'] !== 'dumb';
}
