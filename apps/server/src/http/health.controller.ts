import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import type { Context } from '@takeup/application';
import { isReachable } from '@takeup/application';
import { CONTEXT } from '../tokens.js';

@Controller('health')
export class HealthController {
  constructor(@Inject(CONTEXT) private readonly context: Context) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(): Promise<{ status: string }> {
    if (!(await isReachable(this.context)))
      throw new ServiceUnavailableException({ status: 'database unreachable' });
    return { status: 'ok' };
  }
}
