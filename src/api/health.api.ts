import { Controller, Get } from '@nestjs/common';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { Public } from '../common/http/current-account.js';

class HealthResponse {
  status!: 'ok';
}

/** For whoever watches over the server. */
@Public()
@Controller()
export class HealthApi {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The process answers. */
  @Get('healthz')
  health(): HealthResponse {
    return { status: 'ok' };
  }

  /** It can also reach its database. */
  @Get('readyz')
  async ready(): Promise<HealthResponse> {
    await this.unitOfWork.reader.query('select 1');
    return { status: 'ok' };
  }
}
