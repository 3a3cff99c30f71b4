/** An option of the door for agents: the command line tells of them in its help, and the door reads them. */
export interface DoorOption {
  /** What stands behind it; left out: nothing. */
  readonly value?: string;
  /** It counts each time that it is given. */
  readonly isRepeatable?: true;
  readonly choices?: readonly string[];
  readonly says: string;
}

export const DOOR_OPTIONS = {
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
