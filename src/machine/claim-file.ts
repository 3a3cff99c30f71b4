import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from './digest.ts';
import { makePrivateFolder } from './private-folder.ts';

/** Something of which there can be one, as far as the processes of this machine ask. */
export interface Claim {
  /** Who has it; empty where that is not written yet. */
  readonly holder: string;
  /** To be called in the end; `made`: what was to be made is there, and tells by itself whose it is. */
  readonly release: (made: boolean) => void;
}

/**
 * Whoever comes first has what is named, until it is released: also after a crash, for nobody knows how far that process came, and
 * the same holder may go on. Where no file can be made, everybody has it: then nothing else can be made there, either.
 */
export function claimedBy(holder: string, name: string, folder: string): Claim {
  const file = join(folder, `.claim-${digest(name)}`);
  const release = () => rmSync(file, { force: true });
  try {
    makePrivateFolder(folder);
    writeFileSync(file, holder, { flag: 'wx', mode: 0o600 });
    return { holder, release };
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') return { holder, release: NOTHING };
  }
  const other = textOr(file, holder);
  // The same request is at work elsewhere, or was ended: what it has not made yet, somebody else may not make either.
  return { holder: other, release: (made) => (made && other === holder ? release() : undefined) };
}

const NOTHING = () => undefined;

/** One that is gone meanwhile was released. */
function textOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
