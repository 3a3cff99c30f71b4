/** An option of a door: the command line tells of it in its help, and the door reads it. */
export interface DoorOption {
  /** What stands behind it; left out: nothing. */
  readonly value?: string;
  /** It counts each time that it is given. */
  readonly isRepeatable?: true;
  readonly choices?: readonly string[];
  readonly says: string;
}
