import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Texts } from '../common/text.js';
import { UndoService } from '../people/undo/undo.service.js';
import { UndoListResponse, undoResponse } from './responses/undo.response.js';

@Controller('api/v1/undo')
export class UndoApi {
  constructor(
    private readonly undos: UndoService,
    private readonly texts: Texts,
  ) {}

  /** What can be taken back: the newest 50 acts of the last 30 days. */
  @Get()
  async list(@CurrentAccount() account: Account): Promise<UndoListResponse> {
    const acts = await this.undos.list(account);
    return { items: acts.map((act) => undoResponse(act, this.texts, account.locale)), nextCursor: null };
  }

  @Post(':id')
  @HttpCode(204)
  async undo(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.undos.undo(account, id);
  }
}
