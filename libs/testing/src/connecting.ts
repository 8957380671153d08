import type { ConnectWorld } from '@takeup/application';
import { connectables } from '@takeup/connectors';
import { network } from './network.js';
import { oneKey } from './one-key.js';
import type { World } from './world.js';

/** A process that connects sources, and may reach what listens on this machine. */
export function connecting(own: World, more: Partial<ConnectWorld> = {}): ConnectWorld {
  return {
    ...own.context,
    ...{
      connectables,
      keys: oneKey,
      taken: [],
      takenDirectory: false,
      allowedHosts: ['127.0.0.1'],
      publicUrl: null,
      network,
    },
    ...more,
  };
}
