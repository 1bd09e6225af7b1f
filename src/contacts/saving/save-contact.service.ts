import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { columnsOf } from './contact-columns.js';
import type { Contact } from '../contact.entity.js';
import { NameNeeded, RoughlyLastAhead } from '../contact.errors.js';
import { ContactPartsService } from './contact-parts.service.js';
import type { CreateContact, UpdateContact } from '../contacts.input.js';
import { ContactsStore } from '../contacts.store.js';
import { byHand, type Origin } from '../domain/beginnings.js';
import type { Surroundings } from '../domain/derived-columns.js';
import { layerByFeltRung } from '../domain/felt-layer.js';
import { newContactRow } from './new-contact.js';
import { EditsService } from '../edits/edits.service.js';
import { ContactSurroundings } from './surroundings.js';

/** Creating and changing a person, with its addresses and tags, in one go. */
@Injectable()
export class SaveContactService {
  constructor(
    private readonly store: ContactsStore,
    private readonly parts: ContactPartsService,
    private readonly surroundings: ContactSurroundings,
    private readonly edits: EditsService,
    private readonly clock: Clock,
  ) {}

  create(accountId: string, input: CreateContact, origin: Origin = byHand): Promise<Contact> {
    return this.edits.adding(accountId, async () => {
      const now = this.clock.now();
      const fields = columnsOf(input);
      await this.assertPast(accountId, input);
      fields.custom = await this.parts.customOf(accountId, input, null);
      const id = newId(now);
      const mandatory = { id, accountId, source: origin.source, layer: origin.layer, createdAt: now.toISOString() };
      const bare = withFeltLayer(newContactRow({ ...mandatory, ...fields }, nothingAround));
      assertNamed(bare);
      await this.parts.assertIntroducer(bare, null);
      // tags and addresses refer to the row, and its derived columns to the tags
      await this.store.insert([newContactRow(bare, { ...(await this.surroundings.of(accountId, bare)), tags: [] })]);
      await this.saveParts(bare, input);
      return this.saveDerived(bare);
    });
  }

  update(accountId: string, id: string, input: UpdateContact): Promise<Contact> {
    const edit = async (stored: Contact): Promise<Contact> => {
      await this.assertPast(accountId, input);
      const fields = columnsOf(input);
      fields.custom = await this.parts.customOf(accountId, input, stored.custom);
      const merged = { ...stored, ...fields, updatedAt: this.clock.now().toISOString() };
      const contact = input.feltRung === undefined ? merged : withFeltLayer(merged);
      assertNamed(contact);
      await this.parts.assertIntroducer(contact, stored);
      await this.saveParts(contact, input);
      return this.saveDerived(contact);
    };
    return this.parts.heldWhile(accountId, input, () => this.edits.editing(accountId, id, edit));
  }

  private async saveDerived(contact: Contact): Promise<Contact> {
    const derived = await this.surroundings.derive(contact);
    await this.store.save(derived);
    return derived;
  }

  private async saveParts(contact: Contact, input: UpdateContact): Promise<void> {
    await this.parts.save(contact, input, await this.surroundings.phoneCountry(contact));
  }

  private async assertPast(accountId: string, { roughlyLastOn }: UpdateContact): Promise<void> {
    if (!roughlyLastOn) return;
    if (roughlyLastOn > (await this.surroundings.today(accountId))) throw new RoughlyLastAhead();
  }
}

/** Before the row is there. */
const nothingAround: Surroundings = { stationEndOn: null, tags: [], layerCadences: null };

function withFeltLayer(contact: Contact): Contact {
  if (contact.layerChosen || contact.feltRung === null) return contact;
  return { ...contact, layer: layerByFeltRung[contact.feltRung] };
}

function assertNamed({ givenName, familyName, nickname }: Contact): void {
  // a name of blanks and invisible signs would be a person whom nobody finds again
  const isVisible = (name: string | null): boolean => /[\p{L}\p{N}\p{S}\p{P}]/u.test(name ?? '');
  if (![givenName, familyName, nickname].some(isVisible)) throw new NameNeeded();
}
