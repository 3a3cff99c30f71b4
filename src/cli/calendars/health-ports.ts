import { knownSignIns } from '../../usecases/health/known-sign-ins.ts';
import type { MendPorts } from '../../usecases/health/mend.ts';
import type { App } from '../app.ts';

/** What is asked how book and calendars stand: the book, and what this machine knows of the sign-ins. */
export async function healthPorts(app: App): Promise<MendPorts> {
  const ports = await app.ports();
  // What threatens the sign-ins is among the findings, and no warning beside them.
  return { ...ports, signIns: () => knownSignIns(() => app.signIns()) };
}
