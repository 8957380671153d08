import { Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { DeliveryReport, ImportContext, Inbound, Outcome } from '@takeup/application';
import { takeDelivery } from '@takeup/application';
import type { Delivery } from '@takeup/connectors';
import { webhook } from '@takeup/connectors';
import type { Refusal, RefusalCode } from '@takeup/domain';
import { invalid, refused } from '@takeup/domain';
import { en } from '@takeup/words';
import type { Request, Response } from 'express';
import { IMPORTS, INBOUND, WORK } from '../tokens.js';
import type { Work } from '../work.js';
import { Bodies } from './bodies.js';
import type { FindInbound } from './find-inbound.js';
import { hearOut } from './hear-out.js';

/** Bytes: some 30,000 lines. More is what files are for. */
const LARGEST_DELIVERY = 5 * 1024 * 1024;

/** Bytes of all deliveries that are being read. */
const AT_ONCE = 12 * LARGEST_DELIVERY;

/** Of a delivery that is refused. */
const HEARD_OUT = { bytes: 4 * LARGEST_DELIVERY, ms: 10_000 };

const LINES = /^application\/(?:x-)?ndjson *(?:; *charset="?utf-8"? *)?$/i;

/** Anything else that is refused is a fault of the content. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  'demo-import': 403,
  'delivery-type': 415,
  'delivery-encoding': 415,
  'delivery-too-large': 413,
  'delivery-unsigned': 400,
  'delivery-too-old': 400,
  'delivery-signature': 401,
  'delivery-time': 401,
  'delivery-id-taken': 409,
  'hook-busy': 503,
};

/**
 * Takes what is delivered by webhook. No token is asked for: the signature says who sends. It answers 200 once everything is
 * kept, and not before.
 */
@Controller('hooks')
export class HooksController {
  readonly #bodies = new Bodies({ most: LARGEST_DELIVERY, atOnce: AT_ONCE });

  constructor(
    @Inject(IMPORTS) private readonly context: ImportContext,
    @Inject(INBOUND) private readonly find: FindInbound,
    @Inject(WORK) private readonly work: Work,
  ) {}

  @Post(':connection')
  async deliver(
    @Param('connection') connection: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const receivedAt = Date.now();
    const refusal = this.context.config.demo ? refused('demo-import') : unreadable(request);
    const refuse = async (why: Refusal): Promise<void> => {
      await hearOut(request, HEARD_OUT);
      answer(response, why);
    };
    if (refusal) return refuse(refusal);
    const body = await this.#bodies.read(request);
    if (body === 'too-large') return refuse(tooLarge);
    if (body === 'busy') return refuse(refused('hook-busy'));
    const delivery = { headers: single(request), body: body.bytes, receivedAt };
    const taken = await this.take(connection, delivery).finally(body.release);
    if ('refusal' in taken) return refuse(taken.refusal);
    const { again, covered, acts } = taken.done;
    // A day that is covered may make figures final; acts alone can wait for more of them.
    if (covered > 0) this.work.requestRefresh();
    else if (!again && acts > 0) this.work.requestRefreshSoon();
    response.setHeader('Cache-Control', 'no-store');
    response.status(200).json({ report: taken.done });
  }

  private async take(connection: string, delivery: Delivery): Promise<Outcome<DeliveryReport>> {
    return takeDelivery(this.context, (await this.find(connection)) ?? NOBODY, delivery);
  }
}

/**
 * Stands for every key that no webhook has. It is refused where a wrong signature is, so that whoever holds no secret does
 * not learn which connections there are.
 */
const NOBODY: Inbound = {
  key: '',
  title: '',
  receiver: webhook,
  config: webhook.taking(webhook.makeSecret()),
  since: null,
};

const tooLarge = invalid('delivery-too-large', { most: LARGEST_DELIVERY });

/** What is wrong with a delivery before anything of it is read. */
function unreadable({ headers }: Request): Refusal | undefined {
  if (!LINES.test(headers['content-type'] ?? '')) return invalid('delivery-type');
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? '')) return invalid('delivery-encoding');
  return undefined;
}

/** Headers that may stand once only; Node joins those of other names that come twice. */
function single({ headers }: Request): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}

function answer(response: Response, refusal: Refusal): void {
  response.setHeader('Cache-Control', 'no-store');
  if (refusal.code === 'hook-busy') response.setHeader('Retry-After', '5');
  response
    .status(STATUS[refusal.code] ?? 422)
    .json({ refusal: { code: refusal.code, ...en.refusal(refusal) } });
}
