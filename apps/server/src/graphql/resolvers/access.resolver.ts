import { Query, Resolver } from '@nestjs/graphql';
import { ROOT } from '@takeup/domain';
import type { ResolversTypes } from '@takeup/schema';
import type { Asked } from '../../http/asked.js';
import { AskedBy } from '../../http/asked.js';

@Resolver()
export class AccessResolver {
  @Query()
  me(@AskedBy() { role, limit, byToken, expiresOn }: Asked): Awaited<ResolversTypes['Me']> {
    return {
      role: role === 'operator' ? 'OPERATOR' : 'READER',
      department: limit === ROOT ? null : limit,
      byToken,
      expires: expiresOn,
    };
  }
}
