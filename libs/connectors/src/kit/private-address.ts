import ipaddr from 'ipaddr.js';
import { faulted } from './fault.js';
import type { LookupFunction } from './lookup.js';
import type { SessionPorts } from './ports.js';

/** Why a connection was not made: the name leads to an address within the organisation's own network or this machine. */
export class PrivateHost extends Error {
  readonly code = 'TAKEUP_PRIVATE_HOST';
}

/**
 * Whether an address is anything but a public one: loopback, link-local, private, shared, multicast or reserved. An IPv4
 * address in IPv6 clothes is judged as what it is.
 */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const own = ipaddr.parse(address);
  const worn = own instanceof ipaddr.IPv6 && own.isIPv4MappedAddress() ? own.toIPv4Address() : own;
  return worn.range() !== 'unicast';
}

/** The host of a URL where it is an address and no name; without brackets. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : undefined;
}

/**
 * Sockets resolve names only, so an address that stands in the URL is judged here.
 * @param what method and path, for the detail
 * @throws Faulted `denied`
 */
export function refusePrivate(ports: Pick<SessionPorts, 'allowed'>, what: string, url: URL): void {
  const address = literalAddress(url.hostname);
  if (address === undefined || !isPrivateAddress(address) || isAllowed(ports, url)) return;
  throw faulted('denied', 'private-host', what);
}

/** Nobody on the way reads along; on a host that the operator allows that is his affair. */
export function isSafeWay(ports: Pick<SessionPorts, 'allowed'>, url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isAllowed(ports, url));
}

function isAllowed(ports: Pick<SessionPorts, 'allowed'>, { hostname }: URL): boolean {
  return ports.allowed(hostname) || ports.allowed(literalAddress(hostname) ?? hostname);
}

/**
 * Judges what a name resolves to at the moment of connecting, so that an answer that changes between a check and the
 * connection does not slip through. One private address among several refuses them all.
 */
export function guardedLookup(ports: Pick<SessionPorts, 'resolve' | 'allowed'>): LookupFunction {
  return (hostname, options, callback) => {
    ports.resolve(hostname, options, (error, address, family) => {
      if (error !== null) return callback(error, address, family);
      const found = typeof address === 'string' ? [address] : address.map((one) => one.address);
      if (!ports.allowed(hostname.toLowerCase()) && found.some(isPrivateAddress))
        return callback(new PrivateHost('a private address'), [], family);
      return callback(null, address, family);
    });
  };
}
