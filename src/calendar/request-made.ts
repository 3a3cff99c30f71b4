/** A calendar is about to be asked over the network, which takes longer than all that is done here. */
export interface RequestBegun {
  readonly kind: 'asking';
}

/** One request over the network, with its answer. Nothing of it is secret or about customers. */
export interface RequestMade {
  readonly kind: 'request';
  readonly method: string;
  readonly path: string;
  /** Null for a request without an answer. */
  readonly status: number | null;
  readonly ms: number;
}
