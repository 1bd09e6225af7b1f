import { Controller, HttpCode, Post } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { Voices } from '../common/voice/voices.js';
import { CommitImportService } from '../imports/commit/commit-import.service.js';
import { UndoImportService } from '../imports/undo/undo-import.service.js';
import { ImportResponse, importResponse } from './responses/import.response.js';

@Controller('api/v1/imports/:id')
export class ImportStepsApi {
  constructor(
    private readonly committing: CommitImportService,
    private readonly undoing: UndoImportService,
    private readonly voices: Voices,
  ) {}

  /** The preview becomes people; done once the state is `done`. */
  @Post('commit')
  @HttpCode(202)
  async commit(@CurrentAccount() account: Account, @Id() id: string): Promise<ImportResponse> {
    return importResponse(await this.committing.commit(account, id), this.voices.of(account));
  }

  /** Within 24 hours. `kept` are those on whom something hangs by now. */
  @Post('undo')
  @HttpCode(200)
  async undo(@CurrentAccount() account: Account, @Id() id: string): Promise<ImportResponse> {
    return importResponse(await this.undoing.undo(account, id), this.voices.of(account));
  }
}
