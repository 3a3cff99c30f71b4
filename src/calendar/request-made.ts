/** One request over the network, with its answer. Nothing of it is secret or about customers. */
export interface RequestMade {
  readonly kind: 'request';
  readonly method: string;
  readonly path: string;
  /** Null for a request without an answer. */
  readonly status: number | null;
  readonly ms: number;
}
