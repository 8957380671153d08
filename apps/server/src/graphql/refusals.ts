import type { AskFault, Refusal } from '@takeup/domain';
import { askFaultOf } from '@takeup/domain';
import { en } from '@takeup/words';

type Named = 'UnknownPeriod' | 'UnknownInitiative' | 'UnknownDepartment';

const NAMES: Partial<Record<Refusal['code'], Named>> = {
  'period-unknown': 'UnknownPeriod',
  'nothing-published': 'UnknownPeriod',
  'initiative-unknown': 'UnknownInitiative',
  'department-unknown': 'UnknownDepartment',
};

/** The member of a result union that a refusal is told as. @throws Error for a refusal that no union has */
export function refusalName({ code }: Refusal): Named {
  const name = NAMES[code];
  if (name === undefined) throw new Error(`refusal ${code} has no place in the schema`);
  return name;
}

/** Its code for scripts. @throws Error for a refusal that no union has */
export function askFault(refusal: Refusal): AskFault {
  const fault = askFaultOf(refusal);
  if (fault === null) throw new Error(`refusal ${refusal.code} has no code in the schema`);
  return fault;
}

type SyncNamed = 'UnknownSource' | 'SourceBusy' | 'InvalidDays' | 'NotReadHere';

const SYNC_NAMES: Partial<Record<Refusal['code'], SyncNamed>> = {
  'sync-unknown': 'UnknownSource',
  'sync-busy': 'SourceBusy',
  'sync-day': 'InvalidDays',
  'sync-days': 'InvalidDays',
  'sync-not-here': 'NotReadHere',
};

/** The same for a sync that is asked for. */
export function syncRefusalName({ code }: Refusal): SyncNamed {
  const name = SYNC_NAMES[code];
  if (name === undefined) throw new Error(`refusal ${code} has no place in the schema`);
  return name;
}

/** The same for days that are confirmed. */
export function confirmRefusalName({ code }: Refusal): 'UnknownSource' | 'InvalidDays' {
  return code === 'sync-unknown' ? 'UnknownSource' : 'InvalidDays';
}

export function messageOf(refusal: Refusal): string {
  const { message, whatToDo } = en.refusal(refusal);
  return `${message} ${whatToDo}`;
}
