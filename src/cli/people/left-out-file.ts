import { AppError, failureOf } from '../../failure.ts';
import type { Desk } from '../../machine/desk.ts';

/** Nobody keeps more files of left-out lines beside one list. */
const MOST_FILES = 99;

/**
 * Writes the lines that were left out beside the list that they come from, and says where: `customers.left-out.csv`. No file is
 * ever written over: one of that name that says the same will do, and otherwise the next free number is taken. Throws
 * `file-unwritable`.
 */
export async function keepLeftOut(file: string, text: string, desk: Desk): Promise<string> {
  const stem = file === '-' ? 'customers' : file.replace(/\.[^./\\]{1,5}$/, '');
  for (let number = 1; number <= MOST_FILES; number++) {
    const name = `${stem}.left-out${number === 1 ? '' : `-${number}`}.csv`;
    if ((await desk.writeNew(name, text)) || (await says(name, text, desk))) return name;
  }
  throw new AppError({
    code: 'file-unwritable',
    file: `${stem}.left-out.csv`,
    why: `there are ${MOST_FILES} such files already`,
  });
}

/** False for what cannot be read, too: it is something else. */
async function says(name: string, text: string, desk: Desk): Promise<boolean> {
  try {
    return (await desk.readTextIfAny(name, 'customer list')) === text;
  } catch (thrown) {
    if ((failureOf(thrown, 'file-unreadable') ?? failureOf(thrown, 'file-too-large')) === null) throw thrown;
    return false;
  }
}
