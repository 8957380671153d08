import type { Session } from '@takeup/connectors/kit';
import { Faulted, isRow } from '@takeup/connectors/kit';

const SETTINGS = '/v1.0/admin/reportSettings';

/**
 * Whether reports conceal names, by the organisation's setting; undefined where the application may not see it. The
 * setting comes bare, or within `value`.
 * @throws Faulted for any other refusal
 */
export async function namesConcealed(session: Session<unknown>): Promise<boolean | undefined> {
  try {
    const { json } = await session.send({ path: SETTINGS, limit: 'graph' });
    const bare = isRow(json) && isRow(json['value']) ? json['value'] : json;
    const concealed = isRow(bare) ? bare['displayConcealedNames'] : undefined;
    return typeof concealed === 'boolean' ? concealed : undefined;
  } catch (error) {
    if (error instanceof Faulted && error.fault.code === 'permission-missing') return undefined;
    throw error;
  }
}
