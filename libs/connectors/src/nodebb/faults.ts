import type { Fault, Reply } from '@takeup/connectors/kit';
import { isRow, textIn } from '@takeup/connectors/kit';

/** A master token without somebody to speak for is refused as if the server had failed. */
export function faultIn({ json }: Reply): Fault | undefined {
  const error = isRow(json) ? textIn(json, 'error') : '';
  return error.includes('master-token-no-uid')
    ? { kind: 'denied', code: 'unauthorised', detail: 'a master token' }
    : undefined;
}
