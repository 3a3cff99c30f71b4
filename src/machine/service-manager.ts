import { spawn } from 'node:child_process';

/**
 * systemd, where it has started this process and wants to hear from it (sd_notify(3)). Node has no datagram sockets, so systemd's own
 * program tells it: a few milliseconds each time, in a process of its own. Null where nobody wants to hear anything.
 */
export function systemdOf(
  environment: Readonly<Record<string, string | undefined>>,
): { readonly tell: (state: string) => void; readonly everyMs: number | null } | null {
  if (!environment['NOTIFY_SOCKET']) return null;
  const everyMs = Math.floor(Number(environment['WATCHDOG_USEC'] ?? 0) / 1_000);
  return {
    everyMs: everyMs > 0 ? everyMs : null,
    tell: (state) => {
      const told = spawn('systemd-notify', [state], { stdio: 'ignore', env: { ...environment } });
      // Where that program is missing, the manager hears nothing, and says so by itself.
      told.on('error', () => undefined);
      told.unref();
    },
  };
}
