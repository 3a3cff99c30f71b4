/** Runs bay from its sources: `npm run dev -- slots --json`. */
import { DOORS } from './doors.ts';

const [, , word] = process.argv;
const door = DOORS.find(({ name }) => name === word) ?? DOORS.find(({ name }) => name === 'main');
const { main } = (await import(`../${door?.entry}`)) as { main: () => Promise<void> };

await main();
