import type { IncomingMessage } from 'node:http';
import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Context } from '@takeup/application';
import type { Access } from '@takeup/domain';

/** Who asks, with the context that holds what they may see: resolvers and controllers are given no other. */
export interface Asked extends Access {
  readonly context: Context;
  /** False on this machine while there are no tokens. */
  readonly byToken: boolean;
}

const known = new WeakMap<IncomingMessage, Asked>();

export function rememberAsked(request: IncomingMessage, asked: Asked): void {
  known.set(request, asked);
}

/** @throws Error for a request that the gate has not let in */
export function askedOf(request: IncomingMessage): Asked {
  const asked = known.get(request);
  if (asked === undefined) throw new Error('a request came past the gate');
  return asked;
}

/** What the GraphQL context holds. */
export interface AskedContext {
  readonly asked: Asked;
}

/** The parameter of a resolver or controller that says who asks. */
export const AskedBy = createParamDecorator((_: unknown, host: ExecutionContext): Asked =>
  host.getType<GqlContextType>() === 'graphql'
    ? GqlExecutionContext.create(host).getContext<AskedContext>().asked
    : askedOf(host.switchToHttp().getRequest<IncomingMessage>()),
);
