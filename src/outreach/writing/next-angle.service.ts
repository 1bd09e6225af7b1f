import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { ContactPoint } from '../../contacts/points/contact-point.entity.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { ContactsService } from '../../contacts/contacts.service.js';
import type { Channel } from '../../contacts/domain/words.js';
import { AttemptsStore } from '../attempts.store.js';
import { BringService } from '../bringing/bring.service.js';
import { type Angle, nextAngle } from '../domain/angle.js';

const channelsOfPoint: Readonly<Record<ContactPoint['kind'], readonly Channel[]>> = {
  email: ['email'],
  phone: ['call', 'message'],
  link: ['message'],
};

/** How to write to somebody next: another way, date or offer than last time (product.md, R23). */
@Injectable()
export class NextAngle {
  constructor(
    private readonly store: AttemptsStore,
    private readonly contacts: ContactsService,
    private readonly bring: BringService,
  ) {}

  async of(account: Account, contact: Contact): Promise<Angle> {
    const past = await this.store.pastOf(account.id, contact.id);
    const points = (await this.contacts.pointsOf(account.id, [contact.id])).get(contact.id) ?? [];
    const reach = points.flatMap(({ kind }) => channelsOfPoint[kind]);
    const offers = await this.bring.freshFor(account, contact);
    const { refusalsInARow, comebackOn } = contact;
    return nextAngle({ past, reach, offers, refusalsInARow, comesBack: comebackOn !== null });
  }
}
