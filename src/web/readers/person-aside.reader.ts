import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import type { ContactExtras } from '../../contacts/extras/contact-extras.entity.js';
import { ContactExtrasService } from '../../contacts/extras/contact-extras.service.js';
import { BringService, type WhatToBring } from '../../outreach/bringing/bring.service.js';

/** What stands at the side of a person's page. */
interface PersonAside {
  /** What a file said and no field holds. */
  readonly extras: readonly ContactExtras[];
  readonly bring: WhatToBring;
}

@Injectable()
export class PersonAsideReader {
  constructor(
    private readonly extras: ContactExtrasService,
    private readonly bring: BringService,
  ) {}

  async read(account: Account, contact: Contact): Promise<PersonAside> {
    return {
      extras: await this.extras.ofContact(account.id, contact.id),
      bring: await this.bring.forContact(account, contact),
    };
  }
}
