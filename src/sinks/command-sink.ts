import { spawn } from 'node:child_process';
import type { Clock } from '../clock.ts';
import type { AlertMessage, Telling } from './alert-sink.ts';
import { messageJson } from './message-json.ts';

/** What a program is given besides the message: no secret of bay's is among it. */
export type CommandEnvironment = Readonly<Record<string, string>>;

/**
 * Starts a program, without a shell, that is given the message as one JSON document on its standard input. It has told the message when
 * it ends with 0, and has not when it ends otherwise; one that does not end in time is killed.
 */
export function tellByCommand(
  argv: readonly string[],
  environment: CommandEnvironment,
  clock: Pick<Clock, 'alarm'>,
): (message: AlertMessage, withinMs: number) => Promise<Telling> {
  const [program = '', ...rest] = argv;
  return (message, withinMs) =>
    new Promise((resolve) => {
      const child = spawn(program, rest, { stdio: ['pipe', 'ignore', 'ignore'], env: environment });
      const putOff = clock.alarm(withinMs, () => {
        child.kill('SIGKILL');
        resolve({ kind: 'unknown', why: `${program} did not end in time` });
      });
      const done = (telling: Telling) => {
        putOff();
        resolve(telling);
      };
      child.once('error', ({ message: why }) => done({ kind: 'not-told', why }));
      child.once('close', (status, signal) =>
        done(
          status === 0
            ? { kind: 'told' }
            : { kind: 'not-told', why: `${program} ended with ${status ?? signal ?? 'nothing'}` },
        ),
      );
      // One that does not want to know it may close its input.
      child.stdin.once('error', () => undefined);
      child.stdin.end(`${JSON.stringify(messageJson(message))}\n`);
    });
}
