import { connect } from 'node:net';

/** On this machine a connection is made at once, or not at all. */
const WITHIN_MS = 500;

/** Whether a program of this machine takes connections at that port. */
export function listensAt(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: WITHIN_MS });
    const found = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', found(true));
    socket.once('timeout', found(false));
    socket.once('error', found(false));
  });
}
