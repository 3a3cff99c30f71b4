import type { DoorOption } from './door-option.ts';

/** The options of the door that stays open. */
export const SERVE_OPTIONS = {
  port: {
    value: 'port',
    says: 'the port of this machine on which it shows today (/) and tells how it does: /healthz, /readyz (env BAY_SERVE_PORT, default 4770)',
  },
  'receiver-port': {
    value: 'port',
    says: 'the port of this machine on which it takes notifications of Google (env BAY_RECEIVER_PORT, default 4771)',
  },
  'public-url': {
    value: 'url',
    says: 'where Google reaches that port: the https address of your proxy or tunnel; without it the calendars are read by the clock alone (env BAY_PUBLIC_URL)',
  },
  'install-unit': {
    says: 'print what starts it with the machine, for its service manager, and serve nothing',
  },
} as const satisfies Readonly<Record<string, DoorOption>>;
