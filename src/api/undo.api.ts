import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { Voices } from '../common/voice/voices.js';
import { UndoService } from '../people/undo/undo.service.js';
import { UndoListResponse, undoResponse } from './responses/undo.response.js';

@Controller('api/v1/undo')
export class UndoApi {
  constructor(
    private readonly undos: UndoService,
    private readonly voices: Voices,
  ) {}

  /** What can be taken back: the newest 50 acts of the last 30 days. */
  @Get()
  async list(@CurrentAccount() account: Account): Promise<UndoListResponse> {
    const acts = await this.undos.list(account);
    return { items: acts.map((act) => undoResponse(act, this.voices.of(account))), nextCursor: null };
  }

  @Post(':id')
  @HttpCode(204)
  async undo(@CurrentAccount() account: Account, @Id() id: string): Promise<void> {
    await this.undos.undo(account, id);
  }
}
