import type { Environment } from '../../settings/settings.ts';
import type { GlobalOptions, OutputStream } from '../app.ts';

type Wide = Pick<OutputStream, 'isTerminal' | 'columns'>;

/** A terminal that is narrower breaks lines itself. */
const NARROWEST = 20;

/** The width that lines may have; none for what is no terminal, and for one that does not know its own and says 0. */
export function columnsOf({ isTerminal, columns = 0 }: Wide): { readonly columns?: number } {
  return isTerminal && columns > 0 ? { columns: Math.max(columns, NARROWEST) } : {};
}

/** The same as a number that a line is never longer than. */
export function widthFor(stream: Wide): number {
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
