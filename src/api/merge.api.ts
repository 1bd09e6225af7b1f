import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { ContactDetailsService } from '../contacts/contact-details.service.js';
import { MergeContact } from '../people/merge/merge.input.js';
import { MergeService } from '../people/merge/merge.service.js';
import { ContactResponse, contactResponse } from './responses/contact.response.js';

@Controller('api/v1/contacts')
export class MergeApi {
  constructor(
    private readonly merging: MergeService,
    private readonly details: ContactDetailsService,
    private readonly revisions: Revisions,
  ) {}

  /** The other one becomes this one: everything of theirs moves here, and their id leads here from now on. */
  @Post(':id/merge')
  @HttpCode(200)
  async merge(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: MergeContact,
    @Reply() reply: FastifyReply,
  ): Promise<ContactResponse> {
    await this.merging.merge(account.id, id, input);
    const { contact, today, ...parts } = await this.details.find(account, id);
    return this.revisions.tagged(reply, contactResponse(contact, parts, today));
  }
}
