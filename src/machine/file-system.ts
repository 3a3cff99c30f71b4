import { readFileSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { type FileSystem, FUSE } from '../domain/book-place.ts';

/** What that path lies on, or will once it is made; null where nobody knows. Never throws. */
export function fileSystemOf(path: string): FileSystem | null {
  if (process.platform !== 'linux') return null;
  for (let place = path; ; place = dirname(place)) {
    const kind = kindOf(place);
    if (kind !== null) return { kind, mountedAs: kind === FUSE ? mountedAs(place) : null };
    if (place === dirname(place)) return null;
  }
}

function kindOf(place: string): number | null {
  try {
    // Numbers above 2^31 may come as negative ones.
    return statfsSync(place).type >>> 0;
  } catch {
    return null;
  }
}

function mountedAs(place: string): string | null {
  try {
    return mountOver(place, readFileSync('/proc/self/mounts', 'utf8'));
  } catch {
    return null;
  }
}

/** The kind of the deepest mount above that place, in the list of mounts that Linux keeps; null: none. */
export function mountOver(place: string, mounts: string): string | null {
  const above = mounts.split('\n').flatMap((line) => {
    const [, where = '', kind = ''] = line.split(' ');
    // Blanks and the like stand as octal numbers.
    const folder = where.replace(/\\(\d{3})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 8)),
    );
    const isAbove =
      folder !== '' && (place === folder || place.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
    return isAbove ? [{ folder, kind }] : [];
  });
  // Of two in one place the later one lies over the other.
  const deepest = above.reduce<(typeof above)[number] | null>(
    (best, one) => (best === null || one.folder.length >= best.folder.length ? one : best),
    null,
  );
  return deepest?.kind ?? null;
}
