/** What is wrong with one argument of a tool's. */
export type ArgumentFault =
  | { readonly name: string; readonly fault: 'missing' }
  /** `known`: the names that there are. */
  | { readonly name: string; readonly fault: 'unknown'; readonly known: readonly string[] }
  | {
      readonly name: string;
      readonly fault: 'not-a';
      readonly expected: 'string' | 'integer' | 'boolean' | 'date' | 'date and time' | 'e-mail address';
    }
  | { readonly name: string; readonly fault: 'out-of-range'; readonly least: number; readonly most: number }
  | { readonly name: string; readonly fault: 'no-choice'; readonly choices: readonly string[] }
  /** None of several is there, of which one is needed. */
  | { readonly name: string; readonly fault: 'nothing-of'; readonly names: readonly string[] };

/** Why a tool was not even tried. */
export type RefusedCall =
  | { readonly code: 'tool-arguments'; readonly faults: readonly ArgumentFault[] }
  /** It changes the book, and that is not allowed at this door. */
  | { readonly code: 'tool-closed'; readonly tool: string };
