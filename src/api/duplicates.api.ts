import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Voices } from '../common/voice/voices.js';
import { PageInput } from '../common/paging.input.js';
import { ContactDetailsService } from '../contacts/contact-details.service.js';
import { DismissDuplicate } from '../people/duplicates/duplicates.input.js';
import { DuplicatesService } from '../people/duplicates/duplicates.service.js';
import { DuplicateListResponse, duplicateResponse } from './responses/duplicate.response.js';

/** Entries that may be one person. */
@Controller('api/v1/duplicates')
export class DuplicatesApi {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly details: ContactDetailsService,
    private readonly voices: Voices,
  ) {}

  /** The likeliest first. */
  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: PageInput): Promise<DuplicateListResponse> {
    const { items, nextCursor } = await this.duplicates.page(account.id, query);
    const contacts = new Map(items.flatMap(({ one, other }) => [one, other].map((contact) => [contact.id, contact])));
    const details = await this.details.of(account, [...contacts.values()]);
    const byId = new Map(details.map((found) => [found.contact.id, found]));
    const voice = this.voices.of(account);
    return { items: items.map((item) => duplicateResponse(item, byId, voice)), nextCursor };
  }

  /** They are two people: the pair never comes back. */
  @Post('dismiss')
  @HttpCode(204)
  dismiss(@CurrentAccount() account: Account, @Body() input: DismissDuplicate): Promise<void> {
    return this.duplicates.dismiss(account.id, input);
  }
}
