import type { Fault, FaultCode } from '@takeup/connectors/kit';
import { Faulted, faultOfFailure } from '@takeup/connectors/kit';
import pg from 'pg';

/** What is asked, for the detail of a fault: never the query itself. */
export const WHAT = 'SELECT';

/** Of https://www.postgresql.org/docs/current/errcodes-appendix.html, by class or code. */
const BY_STATE: readonly (readonly [RegExp, 'denied' | 'transient' | 'changed', FaultCode])[] = [
  [/^28/, 'denied', 'unauthorised'],
  [/^42501$/, 'denied', 'permission-missing'],
  [/^25006$/, 'denied', 'permission-missing'],
  // What took too long takes as long the next time.
  [/^57014$/, 'changed', 'query-too-slow'],
  [/^3D/, 'changed', 'no-database'],
  [/^(?:42|22|21|0A|34)/, 'changed', 'query-wrong'],
  [/^[0-9A-Z]{5}$/, 'transient', 'server-error'],
];

/**
 * Of the database's words only the code is told: they may hold values.
 * @param isOver the connection was ended by the other side
 */
export function faultOf(error: unknown, isOver: boolean): Fault {
  if (error instanceof Faulted) return error.fault;
  const state = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (error instanceof pg.DatabaseError) return faultOfState(typeof state === 'string' ? state : '');
  // The driver gives no code to what it does not understand.
  if (typeof state !== 'string' && error instanceof Error)
    return isOver ? told('transient', 'reset') : told('changed', 'unexpected-shape');
  return faultOfFailure(WHAT, error);
}

function faultOfState(state: string): Fault {
  const [, kind, code] = BY_STATE.find(([pattern]) => pattern.test(state)) ?? [];
  if (kind === undefined || code === undefined) return told('changed', 'unexpected-shape');
  return { kind, code, detail: `${WHAT}: ${state} ${code}` };
}

function told(kind: 'transient' | 'changed', code: FaultCode): Fault {
  return { kind, code, detail: `${WHAT}: ${code}` };
}
