import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import { Turns } from '../../common/turns.js';
import { PortablePeople } from '../../exports/people/portable-people.service.js';
import type { PortablePerson } from '../../exports/people/portable-person.js';
import { TrashService } from '../../people/trash/trash.service.js';
import { CollectionsQuery, type PutBody } from '../collections.query.js';
import { CollectionFiles, type ItemToSave, type SavedItem, type Wanted } from '../collection-files.js';
import { assertReadable, cardUid } from './cards/put-card.js';
import { personCard, servedCard } from './cards/served-card.js';
import { SaveCard } from './save-card.service.js';

/** People as vCards: what a client put as it put it, with what changed here since; everybody else as we write them. */
@Injectable()
export class PersonFiles extends CollectionFiles {
  readonly kind = 'people';

  constructor(
    private readonly people: PortablePeople,
    private readonly query: CollectionsQuery,
    private readonly saving: SaveCard,
    private readonly trash: TrashService,
  ) {
    super();
  }

  async texts(
    account: Account,
    ids: readonly string[],
    { vcardVersion }: Wanted,
  ): Promise<ReadonlyMap<string, string>> {
    const people = await this.people.these(account.id, ids);
    const put = await this.query.put(account.id, ids);
    const texts = new Map<string, string>();
    const turns = new Turns();
    for (const [id, person] of people) {
      texts.set(id, textOf(person, put.get(id) ?? PRINTED, vcardVersion));
      if (turns.due) await turns.pass();
    }
    return texts;
  }

  uidOf(text: string): string {
    assertReadable(text);
    return cardUid(text);
  }

  async save(account: Account, { id, text }: ItemToSave): Promise<SavedItem> {
    const saved =
      id === null
        ? await this.saving.add(account, text)
        : await this.saving.change(account, text, await this.now(account, id));
    const person = (await this.people.these(account.id, [saved])).get(saved);
    const isAsPut = person !== undefined && servedCard(text, person, null) === text;
    return { id: saved, uid: cardUid(text) || saved, isAsPut };
  }

  remove(account: Account, id: string): Promise<void> {
    return this.trash.throwAway(account.id, id);
  }

  /** Somebody and their card as it stands. The service that calls has found them and holds their row. */
  private async now(account: Account, id: string): Promise<{ person: PortablePerson; text: string }> {
    const person = (await this.people.these(account.id, [id])).get(id);
    if (!person) throw new Error('an item whose person is not there');
    const put = (await this.query.put(account.id, [id])).get(id) ?? PRINTED;
    return { person, text: textOf(person, put, null) };
  }
}

const PRINTED: PutBody = { uid: null, body: null };

function textOf(person: PortablePerson, { uid, body }: PutBody, version: Wanted['vcardVersion']): string {
  return body === null ? personCard(person, version, uid) : servedCard(body, person, version, uid);
}
