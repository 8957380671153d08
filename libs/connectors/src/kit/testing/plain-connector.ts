import { z } from 'zod';
import type { Target } from '../asking.js';
import type { Connector } from '../contract.js';
import type { Fault } from '../fault.js';
import { isRow, textIn } from '../rows.js';

/** A connector of nothing but its target, for trying a session. It refuses as Slack does: `{"ok":false}` with a 200. */
export function plainConnector(target: Target): Connector<object> {
  return {
    id: 'plain',
    title: 'Plain',
    config: z.object({}),
    limits: [{ name: 'api', calls: 1_000, perMs: 1_000 }],
    target: () => target,
    consents: [],
    check: () => Promise.reject(new Error('not asked')),
    discover: () => Promise.resolve([]),
    read: () => {
      throw new Error('not asked');
    },
    observe: () => [],
    faultIn: ({ json }): Fault | undefined =>
      isRow(json) && json['ok'] === false
        ? { kind: 'not-yet', code: 'not-found', detail: textIn(json, 'error') }
        : undefined,
  };
}
