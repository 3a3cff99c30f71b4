/** Runs bay from its sources: `npm run dev -- slots --json`. */
import { main } from '../src/main.ts';

await main();
