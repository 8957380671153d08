/** An address as `node:dns` gives it; family 4 or 6. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | ResolvedAddress[],
  family?: number,
) => void;

/** The shape of `lookup` of `node:dns`, which sockets call with and without `all`. */
export type LookupFunction = (
  hostname: string,
  options: { readonly all?: boolean; readonly family?: number | 'IPv4' | 'IPv6'; readonly hints?: number },
  callback: LookupCallback,
) => void;
