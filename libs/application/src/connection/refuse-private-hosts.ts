import type { LookupFunction } from '@takeup/connectors/kit';
import { isPrivateAddress, literalAddress } from '@takeup/connectors/kit';
import { refused } from '@takeup/domain';
import { Refused } from '../outcome.js';
import type { ConnectWorld } from './connect-world.js';
import type { FieldHost } from './read-draft.js';

/**
 * Refuses addresses within the organisation's own network that the operator's file does not allow, before anything is
 * sent there. A name is judged again whenever a connection to it is made, since it may lead elsewhere by then.
 * @throws Refused
 */
export async function refusePrivateHosts(
  { network, allowedHosts }: Pick<ConnectWorld, 'network' | 'allowedHosts'>,
  hosts: readonly FieldHost[],
): Promise<void> {
  for (const { field, host } of hosts) {
    const literal = literalAddress(host);
    if (allowedHosts.includes(host) || (literal !== undefined && allowedHosts.includes(literal))) continue;
    // A folder of sockets is this machine's.
    if (host.startsWith('/')) throw new Refused(refused('connection-private', { field, host }));
    const addresses = literal === undefined ? await addressesOf(network.resolve, host) : [literal];
    if (addresses.some(isPrivateAddress))
      throw new Refused(refused('connection-private', { field, host: literal ?? host }));
  }
}

/** None where the name is not known: that it cannot be reached is told by who tries. */
function addressesOf(resolve: LookupFunction, host: string): Promise<readonly string[]> {
  return new Promise((answer) => {
    resolve(host, { all: true }, (error, found) => {
      if (error !== null) answer([]);
      else answer(typeof found === 'string' ? [found] : found.map(({ address }) => address));
    });
  });
}
