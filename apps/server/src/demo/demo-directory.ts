import type { DirectorySource } from '@takeup/application';
import { scim } from '@takeup/connectors';
import type { Reached } from './demo-connections.js';
import { UNLIMITED } from './demo-connections.js';

/** Where Northwind's people come from: a file a month, or a directory that knows nothing but today. */
export const DIRECTORIES = ['csv', 'scim'] as const;
export type DirectoryId = (typeof DIRECTORIES)[number];

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Northwind's directory as an operator's file would name it: departments are paths, and the launch team is a group. */
export function demoDirectory({ url, token }: Reached): DirectorySource {
  return {
    connector: { ...scim, limits: scim.limits.map((own) => ({ ...own, calls: UNLIMITED })) },
    config: scim.config.parse({
      url,
      token,
      columns: {
        department: [`${ENTERPRISE}:division`, `${ENTERPRISE}:department`],
        employment_type: 'userType',
        account_group: 'groups.display',
      },
    }),
    allowedHosts: ['127.0.0.1', 'localhost'],
  };
}
