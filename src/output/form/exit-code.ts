/** The exit codes of every command, as `bay help exit-codes` tells them. */
export const EXIT = {
  done: 0,
  bug: 1,
  usage: 2,
  signIn: 4,
  notFound: 5,
  denied: 6,
  quota: 7,
  outOfReach: 8,
  refused: 9,
  configuration: 10,
  person: 12,
  /** EX_IOERR of sysexits.h. */
  cannotWrite: 74,
  /** EX_TEMPFAIL. */
  locked: 75,
  /** As shells give it for SIGINT. */
  interrupted: 130,
} as const;
