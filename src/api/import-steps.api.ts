import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Texts } from '../common/text.js';
import { CommitImportService } from '../imports/commit-import.service.js';
import { UndoImportService } from '../imports/undo-import.service.js';
import { ImportResponse, importResponse } from './responses/import.response.js';
import { sayer } from './sayer.js';

@Controller('api/v1/imports/:id')
export class ImportStepsApi {
  constructor(
    private readonly committing: CommitImportService,
    private readonly undoing: UndoImportService,
    private readonly texts: Texts,
  ) {}

  /** The preview becomes people; done once the state is `done`. */
  @Post('commit')
  @HttpCode(202)
  async commit(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ImportResponse> {
    return importResponse(await this.committing.commit(account, id), sayer(this.texts, account));
  }

  /** Within 24 hours. `kept` are those on whom something hangs by now. */
  @Post('undo')
  @HttpCode(200)
  async undo(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ImportResponse> {
    return importResponse(await this.undoing.undo(account, id), sayer(this.texts, account));
  }
}
