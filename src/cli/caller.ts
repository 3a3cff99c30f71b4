import { CommanderError } from 'commander';
import { numberSaid } from '../domain/said-number.ts';
import { appointmentView } from '../output/appointments/appointment-history.ts';
import { foundView } from '../output/people/customer-match.ts';
import { appointmentWithHistory } from '../usecases/find-appointment.ts';
import { findCustomers } from '../usecases/people/find-customers.ts';
import type { App } from './app.ts';

const USUAL_LIMIT = 10;

/**
 * What words mean that begin with no command's name: an appointment's number, or whoever is calling. Words that mean nobody are
 * a command that there is not.
 */
export async function showCaller(words: readonly string[], app: App): Promise<void> {
  const text = words.join(' ');
  const number = numberSaid(text);
  const ports = await app.ports();
  const time = await app.time();
  if (number?.isSure === true) {
    const { appointment, history } = await appointmentWithHistory(number.id, ports);
    return app.show(appointmentView(appointment, history, time));
  }
  const found = await findCustomers({ text, limit: USUAL_LIMIT, offset: 0 }, await app.shop(), ports);
  if (found.total > 0) return app.show(foundView({ query: text, ...found, offset: 0 }, time));
  throw new CommanderError(1, 'commander.unknownCommand', `error: unknown command '${words[0] ?? ''}'`);
}
