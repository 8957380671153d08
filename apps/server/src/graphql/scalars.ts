import type { CustomScalar } from '@nestjs/graphql';
import { Scalar } from '@nestjs/graphql';
import { isDay } from '@takeup/domain';
import type { ValueNode } from 'graphql';
import { GraphQLError } from 'graphql';

@Scalar('Date')
export class DateScalar implements CustomScalar<string, string> {
  parseValue(value: unknown): string {
    if (typeof value === 'string' && isDay(value)) return value;
    throw new GraphQLError('A day that exists is expected, as YYYY-MM-DD.');
  }
  parseLiteral(node: ValueNode): string {
    return this.parseValue('value' in node ? node.value : undefined);
  }
  serialize(value: unknown): string {
    return String(value);
  }
}

@Scalar('DateTime')
export class DateTimeScalar implements CustomScalar<string, string> {
  parseValue(value: unknown): string {
    if (typeof value === 'string' && Number.isFinite(Date.parse(value))) return value;
    throw new GraphQLError('An instant is expected, as ISO 8601.');
  }
  parseLiteral(node: ValueNode): string {
    return this.parseValue('value' in node ? node.value : undefined);
  }
  serialize(value: unknown): string {
    return String(value);
  }
}
