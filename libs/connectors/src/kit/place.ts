import type { Place, Request } from './asking.js';
import type { BearerOptions } from './bearer.js';
import { Bearer } from './bearer.js';

type Headers = Readonly<Record<string, string>>;

/** One address of a platform, with what goes along there and nowhere else. */
export class OpenPlace {
  readonly #place: Place;
  readonly #base: URL;
  readonly #bearer: Bearer | undefined;

  constructor(place: Place, asking: BearerOptions) {
    this.#place = place;
    this.#base = new URL(place.baseUrl);
    this.#bearer = place.grant && new Bearer(place.grant, asking);
  }

  urlOf({ path, query = {} }: Request): URL {
    const url = new URL(`${this.#base.pathname.replace(/\/+$/, '')}${path}`, this.#base.origin);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    if (!path.startsWith('/') || url.origin !== this.#base.origin)
      throw new Error(`a path begins with a slash and stays with its platform: ${path}`);
    return url;
  }

  /** @param as which of the place's headers; its `headers` unless given */
  async headers(as?: string): Promise<Headers> {
    const own = as === undefined ? this.#place.headers : this.#place.as?.[as];
    if (own === undefined) throw new Error(`the target has no headers ${as ?? ''}`);
    return { ...own, ...(await this.#bearer?.headers()) };
  }

  /** Whether what goes along can be another the next time, now that it is not taken. */
  renew(): boolean {
    this.#bearer?.drop();
    return this.#bearer !== undefined;
  }
}
