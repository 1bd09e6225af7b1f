import { Controller, Get } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { Voices } from '../common/voice/voices.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { IntroductionsService } from '../contacts/relations/introductions.service.js';
import { BringService } from '../outreach/bringing/bring.service.js';
import { IntroductionChainResponse, introductionChainResponse } from './responses/introduction.response.js';
import { WhatToBringResponse, whatToBringResponse } from './responses/offer.response.js';

/** What one can bring to a person, and through whom one knows them. */
@Controller('api/v1/contacts/:id')
export class PersonOffersApi {
  constructor(
    private readonly contacts: ContactsService,
    private readonly bring: BringService,
    private readonly introductions: IntroductionsService,
    private readonly voices: Voices,
  ) {}

  /** What fits and was not used with them yet; never empty. */
  @Get('offers')
  async offers(@CurrentAccount() account: Account, @Id() id: string): Promise<WhatToBringResponse> {
    const found = await this.bring.forContact(account, await this.contacts.find(account.id, id));
    return whatToBringResponse(found, this.voices.of(account));
  }

  /** Who led to them and where it went on from them: at most ten steps either way, and 200 people onwards. */
  @Get('introductions')
  async chain(@CurrentAccount() account: Account, @Id() id: string): Promise<IntroductionChainResponse> {
    await this.contacts.find(account.id, id);
    return introductionChainResponse(await this.introductions.chainThrough(account.id, id));
  }
}
