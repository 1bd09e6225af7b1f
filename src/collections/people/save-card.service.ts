import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Clock } from '../../common/clock.js';
import type { Origin } from '../../contacts/domain/beginnings.js';
import type { ExtraEntry } from '../../contacts/domain/extras.js';
import { ContactExtrasService } from '../../contacts/extras/contact-extras.service.js';
import { SaveContactService } from '../../contacts/saving/save-contact.service.js';
import type { PortablePerson } from '../../exports/people/portable-person.js';
import { ItemRefused } from '../collections.errors.js';
import { changedFields, newFields } from './cards/changed-fields.js';
import { versionOf } from './cards/card-lines.js';
import { type ChangedExtras, changedExtras } from './cards/extra-things.js';
import { cardUid, putCard } from './cards/put-card.js';
import { readCard } from './cards/told-card.js';

/** Of a whole phone full of people nobody says that they are close. */
const byDevice = { source: 'carddav', layer: 'loose' } as const satisfies Origin;

const OTHER_UID = 'Another card is at this address: its UID is another one.';

/** Does what a card says that a client put. Inside a unit of work. */
@Injectable()
export class SaveCard {
  constructor(
    private readonly saving: SaveContactService,
    private readonly extras: ContactExtrasService,
    private readonly clock: Clock,
  ) {}

  /** Somebody new; gives their id. Throws ItemRefused. */
  async add({ id: accountId }: Account, text: string): Promise<string> {
    const { told, parsed } = putCard(text);
    const { gender, timeZone } = parsed;
    // an organisation is nobody to write to, and neither is whoever has died
    const neverSuggest = parsed.doubt?.code === 'not-a-person' || parsed.doubt?.code === 'has-died';
    const input = { ...newFields(told), gender, timeZone, neverSuggest };
    const { id } = await this.saving.create(accountId, input, byDevice);
    await this.keep(accountId, id, parsed.extras);
    return id;
  }

  /**
   * What differs from the card that stood there; gives their id. What the client left out of it is gone. Throws
   * ItemRefused, also where another card would take this one's place (RFC 6352, 6.3.2.1: no-uid-conflict).
   */
  async change(
    { id: accountId }: Account,
    text: string,
    { person, text: before }: { readonly person: PortablePerson; readonly text: string },
  ): Promise<string> {
    if (text === before) return person.id;
    const now = putCard(text);
    const uid = cardUid(text);
    if (uid !== '' && uid !== cardUid(before)) throw new ItemRefused('no-uid-conflict', OTHER_UID);
    const was = readCard(before);
    const changes = was && changedFields(was.told, now.told, person);
    if (changes) await this.saving.update(accountId, person.id, changes);
    const version = versionOf(before).startsWith('4') ? '4.0' : '3.0';
    if (was)
      await this.changeExtras(accountId, person.id, changedExtras(was.parsed.extras, now.parsed.extras, version));
    return person.id;
  }

  /** What no field of ours holds stands with the person, too: for exports, and for whoever looks them up. */
  private async changeExtras(accountId: string, id: string, { leave, come }: ChangedExtras): Promise<void> {
    for (const row of await this.extras.ofContact(accountId, id)) {
      if (row.origin !== 'vcard') continue;
      const left = leave(row.entries);
      if (left === row.entries) continue;
      await this.extras.remove(accountId, [row.id]);
      await this.keep(accountId, id, left, row.createdAt);
    }
    await this.keep(accountId, id, come);
  }

  private async keep(
    accountId: string,
    contactId: string,
    entries: readonly ExtraEntry[],
    createdAt = this.clock.now().toISOString(),
  ): Promise<void> {
    const named = entries.filter(({ name }) => !OF_THE_FILE.test(name)).map(({ name, value }) => ({ name, value }));
    if (named.length > 0) await this.extras.add(accountId, [{ contactId, origin: 'vcard', entries: named }], createdAt);
  }
}

/** They say something about the file, not about the person. RFC 6350, 6.7.3, 6.7.4, 6.7.6. */
const OF_THE_FILE = /^(?:PRODID|REV|UID)(?:;|$)/i;
