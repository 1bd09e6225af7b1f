import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { ContactDetailsService } from '../contacts/contact-details.service.js';
import { BulkInput } from '../people/bulk/bulk.input.js';
import { BulkService } from '../people/bulk/bulk.service.js';
import { PurgeService } from '../people/trash/purge.service.js';
import { TrashService } from '../people/trash/trash.service.js';
import { BulkResponse } from './responses/undo.response.js';
import { type ContactResponse, contactResponse } from './responses/contact.response.js';

/** Back out of the trash, out of it for good, and the same change to many people. */
@Controller('api/v1/contacts')
export class TrashApi {
  constructor(
    private readonly trash: TrashService,
    private readonly purging: PurgeService,
    private readonly bulk: BulkService,
    private readonly details: ContactDetailsService,
    private readonly revisions: Revisions,
  ) {}

  /** One undo takes all of it back. */
  @Post('bulk')
  @HttpCode(200)
  many(@CurrentAccount() account: Account, @Body() input: BulkInput): Promise<BulkResponse> {
    return this.bulk.apply(account, input);
  }

  @Post(':id/restore')
  @HttpCode(200)
  async restore(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Reply() reply: FastifyReply,
  ): Promise<ContactResponse> {
    await this.trash.restore(account.id, id);
    const { contact, today, ...parts } = await this.details.find(account, id);
    return this.revisions.tagged(reply, contactResponse(contact, parts, today));
  }

  /** For good, with everything; this can't be taken back. */
  @Post(':id/purge')
  @HttpCode(204)
  purge(@CurrentAccount() account: Account, @Id() id: string): Promise<void> {
    return this.purging.purge(account.id, id);
  }
}
