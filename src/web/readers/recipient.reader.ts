import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { ContactPoint } from '../../contacts/points/contact-point.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactDetailsService } from '../../contacts/contact-details.service.js';
import { proposeForm } from '../../contacts/domain/form-proposal.js';
import { BringService, type WhatToBring } from '../../outreach/bringing/bring.service.js';
import type { OwnTemplate } from '../../outreach/own-templates/own-template.entity.js';
import { OwnTemplatesService } from '../../outreach/own-templates/own-templates.service.js';
import type { Station } from '../../stations/station.entity.js';
import { StationsService } from '../../stations/stations.service.js';

/** Whom a letter goes to. */
export interface Recipient {
  readonly contact: Contact;
  readonly points: readonly ContactPoint[];
  readonly station: Station | null;
  /** The user's own templates in the language and form that one writes to them in. */
  readonly templates: readonly OwnTemplate[];
  /** What fits off the shelf. */
  readonly bring: WhatToBring;
}

/** What the pages of a letter know about who gets it. */
@Injectable()
export class RecipientReader {
  constructor(
    private readonly details: ContactDetailsService,
    private readonly stations: StationsService,
    private readonly templates: OwnTemplatesService,
    private readonly bring: BringService,
  ) {}

  /** `written`: how a letter that stands already is written. */
  async read(
    account: Account,
    contactId: string,
    written: Partial<Pick<OwnTemplate, 'language' | 'form'>> = {},
  ): Promise<Recipient> {
    const { contact, points } = await this.details.find(account, contactId);
    const { stationId } = contact;
    const stations = stationId ? await this.stations.findMany(account.id, [stationId]) : null;
    const station = stations?.get(stationId ?? '') ?? null;
    const known = { ...contact, stationKind: station?.kind ?? null, accountLocale: account.locale };
    const { language, form } = { ...proposeForm(known), ...written };
    const templates = await this.templates.list(account.id, { language, form });
    return { contact, points, station, templates, bring: await this.bring.forContact(account, contact) };
  }
}
