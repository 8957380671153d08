import type { Fault, FaultCode, JsonRow, Reply } from '@takeup/connectors/kit';
import { isRow, numberIn, textIn } from '@takeup/connectors/kit';
import { graphFault } from '../graph/faults.js';

type Verdict = readonly [kind: Fault['kind'], code: FaultCode];

/** Yammer's numbers. */
const TOKEN_NOT_FOUND = 16;
const TOO_MANY = 33;

/** Graph says what is wrong in `{error: {code, message}}`, Yammer in `{response: {stat, code}}`; either may come with a 200. */
export function faultIn(reply: Reply): Fault | undefined {
  const verdict = ofYammer(reply.status, isRow(reply.json) ? reply.json : {});
  return verdict ? { kind: verdict[0], code: verdict[1], detail: '' } : graphFault(reply);
}

function ofYammer(status: number, { response }: JsonRow): Verdict | undefined {
  if (!isRow(response) || textIn(response, 'stat') !== 'fail') return undefined;
  const code = numberIn(response, 'code') ?? Number(textIn(response, 'code'));
  if (code === TOO_MANY && status !== 429) return ['throttled', 'rate-limited'];
  if (code === TOKEN_NOT_FOUND) return ['denied', 'unauthorised'];
  return status < 300 ? ['denied', 'forbidden'] : undefined;
}
