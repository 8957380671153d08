/** A request, taken apart. */
export interface Asked {
  readonly method: string;
  /** Beneath the prefix of the platform's API. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** JSON, or the fields of a form; undefined where there is none or it is neither. */
  readonly body: unknown;
}
