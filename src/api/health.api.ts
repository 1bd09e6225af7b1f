import { Controller, Get } from '@nestjs/common';
import { Database } from '../common/database/database.js';
import { Public } from '../common/http/current-account.js';

class HealthResponse {
  status!: 'ok';
}

/** For whoever watches over the server. */
@Public()
@Controller()
export class HealthApi {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Get('healthz')
  health(): HealthResponse {
    return { status: 'ok' };
  }

  /** It can also reach its database. */
  @Get('readyz')
  async ready(): Promise<HealthResponse> {
    await this.database.answers();
    return { status: 'ok' };
  }
}
