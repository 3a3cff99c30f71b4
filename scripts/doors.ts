import type { ChunkingContext } from 'rolldown';
import { chunkOf } from './chunks.ts';

/**
 * A program of bay's, packed by itself into a folder of its own: `dist/<name>/<name>.cjs` and chunks beside it. What two doors
 * share is packed with each of them. In one build it would move into a chunk that both read, and so into every start of either.
 */
export interface Door {
  /** `bin/bay.js` starts it where this is the first word; `main` for all others. */
  readonly name: string;
  readonly entry: string;
  /** The files that are read at once when it is started: on the way from them nothing may be costly. */
  readonly starts: RegExp;
  /** Which modules lie together; left out: what is loaded by itself is a chunk by itself. */
  readonly chunkOf?: (id: string, graph: ChunkingContext) => string | null;
}

export const DOORS: readonly Door[] = [
  { name: 'mcp', entry: 'src/mcp/main.ts', starts: /^src\/mcp\/(?:main|run|options)\.ts$/ },
  { name: 'serve', entry: 'src/serve/main.ts', starts: /^src\/serve\/(?:main|run|options)\.ts$/ },
  { name: 'main', entry: 'src/main.ts', starts: /^src\/(?:main\.ts$|cli\/commands\/)/, chunkOf },
];

/** Where a door's first file is packed, from the package's root. */
export function packedAt({ name }: Pick<Door, 'name'>): string {
  return `dist/${name}/${name}.cjs`;
}
