/** A warning for every command on a book that is behind its calendar. */
export const BEHIND_NOTE =
  'This book is behind its calendar: it seems to be an old copy. Nothing is written there until somebody decides: bay recover';
