/** Writes dist/bay.1, the man page: what the help says, from the same source. Part of `npm run build`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manPage } from './man-text.ts';

writeFileSync(join(import.meta.dirname, '../dist/bay.1'), await manPage());
