import type { Environment } from '../../settings/settings.ts';
import type { GlobalOptions } from '../app.ts';
import type { World } from '../world.ts';

/** A result that is longer than the screen, for a pager that takes it up once the command is done. */
export interface Paging {
  /** Keeps the text for the pager; false where it is to be written as it is. */
  keeps(text: string): boolean;
  /** While a text is kept, what comes after it waits until it has been read. */
  after(write: () => void): void;
  /** Shows what is kept, and then what waits. */
  shown(): Promise<void>;
  /** The same for somebody who does not wait for anything. */
  writeAll(): void;
}

export function pagingOn(
  { stdout, environment, page }: Pick<World, 'stdout' | 'environment' | 'page'>,
  options: () => GlobalOptions,
): Paging {
  let kept: string | null = null;
  let waiting: (() => void)[] = [];
  const goOn = () => {
    kept = null;
    for (const write of waiting) write();
    waiting = [];
  };
  return {
    keeps: (text) => {
      if (options().json || !options().pager || !isWanted(environment) || !isLonger(text, stdout.rows))
        return false;
      kept = (kept ?? '') + text;
      return true;
    },
    after: (write) => {
      if (kept === null) write();
      else waiting.push(write);
    },
    shown: async () => {
      if (kept === null) return;
      if (!(await page(kept))) stdout.write(kept);
      goOn();
    },
    writeAll: () => {
      if (kept !== null) stdout.write(kept);
      goOn();
    },
  };
}

/** A screen of its own is no use to who has switched that off. */
function isWanted(environment: Environment): boolean {
  const pager = environment['PAGER'];
  return pager !== '' && pager !== 'cat' && environment['TERM'] !== 'dumb';
}

/** Lines that are broken by the terminal do not count twice: a screen more or less is no matter. */
function isLonger(text: string, rows: number | undefined): boolean {
  return rows !== undefined && text.split('\n').length > rows;
}
