/** A thing of which a book keeps a sum. */
export type SummedThing = 'appointment' | 'customer' | 'shop';

/** How an appointment and what belongs to it disagree. */
export type Disagreement =
  | 'live-without-bay'
  | 'technician-not-held'
  | 'gone-and-held'
  | 'bay-at-another-time'
  | 'technician-at-another-time'
  | 'holds-what-it-does-not-name'
  | 'nothing-to-do'
  | 'no-history'
  | 'taken-without-reason'
  | 'owed-to-no-calendar'
  | 'gone-and-shown'
  | 'car-in-two-places'
  | 'beyond-capacity'
  | 'waits-for-nothing'
  | 'owed-and-not-waiting'
  | 'incomplete';

/** A part of the schema, as `table claim`, and how it is not as bay has made it. */
export type SchemaDifference = {
  readonly kind: 'schema';
  readonly part: string;
  readonly is: 'missing' | 'other' | 'strange';
};

/** Something that a sound book cannot hold. */
export type Damage =
  | SchemaDifference
  /** In the engine's own words: it cannot be read as a whole, or what its own check has found. */
  | { readonly kind: 'unreadable'; readonly said: string }
  | { readonly kind: 'engine'; readonly said: string }
  | { readonly kind: 'empty' }
  /** Commits are gone with the log that had them. */
  | { readonly kind: 'log-lost' }
  | { readonly kind: 'impossible-version'; readonly version: number }
  | { readonly kind: 'tables-of-another-version'; readonly version: number }
  | { readonly kind: 'not-as-written'; readonly what: SummedThing; readonly id: number }
  | { readonly kind: 'stranger'; readonly table: string; readonly row: number | null; readonly lacks: string }
  | { readonly kind: 'index-rows'; readonly index: string }
  | { readonly kind: 'impossible-moment'; readonly table: string; readonly column: string }
  | { readonly kind: 'disagreement'; readonly appointmentId: number; readonly how: Disagreement }
  | { readonly kind: 'claims-disagree' }
  | { readonly kind: 'revision-missing'; readonly appointmentId: number; readonly revision: number }
  | { readonly kind: 'edition-missing'; readonly revision: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'no-rules' }
  /** `setting`: what is missing in them or makes no sense; null: they are no JSON object. */
  | { readonly kind: 'unreadable-rules'; readonly setting: string | null }
  | { readonly kind: 'unreadable-rules-of'; readonly name: string }
  | { readonly kind: 'no-bay' }
  | { readonly kind: 'no-name-of-book' };
