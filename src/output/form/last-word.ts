import type { Committed } from '../../usecases/ports.ts';
import { EXIT } from './exit-code.ts';
import type { Told } from './explanation.ts';
import type { View } from './view.ts';

/** For whoever insists that bay ends at once: a change that is in the book, and of which nothing else could be told yet. */
export function standingView({ appointmentId, change }: Committed): View {
  const message = `#${appointmentId} is ${change}.`;
  return {
    message,
    data: { appointment_id: appointmentId },
    text: (theme) => `${theme.done} ${message}\n`,
  };
}

/** Beside it: what could not be told. */
export function standingNote({ appointmentId }: Committed): string {
  return `Ended at once. To tell the calendar: bay sync. To see how #${appointmentId} stands: bay show ${appointmentId}`;
}

/** The same where nothing is known to be done; `left`: what was not put in order, null for nothing that is known. */
export function endedAtOnce(left: string | null): Told {
  return {
    code: 'interrupted',
    exitCode: EXIT.interrupted,
    message: 'Interrupted, and ended at once.',
    hint: left ?? 'To finish what was begun: bay sync',
    details: {},
  };
}
