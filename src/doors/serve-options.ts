import type { DoorOption } from './door-option.ts';

/** The options of the door that stays open. */
export const SERVE_OPTIONS = {
  port: {
    value: 'port',
    says: 'the port of this machine on which it tells how it does: /healthz, /readyz (env BAY_SERVE_PORT, default 4770)',
  },
  'install-unit': {
    says: 'print what starts it with the machine, for its service manager, and serve nothing',
  },
} as const satisfies Readonly<Record<string, DoorOption>>;
