import type { DoorOption } from './door-option.ts';

/** The options of the door for agents. */
export const MCP_OPTIONS = {
  'allow-write': { says: 'allow the tools that change the book' },
  'allow-tool': {
    value: 'name',
    isRepeatable: true,
    says: 'allow this tool and no other, again for each more; * for all',
  },
  confirm: {
    value: 'when',
    choices: ['never'],
    says: 'never: cancel and move without asking first',
  },
  http: {
    value: 'port',
    says: 'listen there instead of on standard input: a port of this machine, or address:port (env BAY_MCP_TOKEN)',
  },
} as const satisfies Readonly<Record<string, DoorOption>>;
