import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { UnitOfWork } from '../common/database/unit-of-work.js';
import { newId } from '../common/ids.js';
import { isLocalDate } from '../common/local-date.js';
import type { Contact } from './contact.entity.js';
import {
  BirthdayImpossible,
  ContactNotFound,
  IntroducedBySelf,
  NameNeeded,
  RoughlyLastAhead,
} from './contact.errors.js';
import { contactPointsOf, pointKinds } from './contact-points.js';
import type { BirthdayInput, CreateContact, UpdateContact } from './contacts.input.js';
import { ContactsStore } from './contacts.store.js';
import { byHand, type Origin } from './domain/beginnings.js';
import { layerByFeltRung } from './domain/felt-layer.js';
import { newContactRow } from './new-contact.js';
import { ContactSurroundings } from './surroundings.js';
import { TagsService } from './tags.service.js';

/** Creating and changing a person, with its addresses and tags, in one go. */
@Injectable()
export class SaveContactService {
  constructor(
    private readonly store: ContactsStore,
    private readonly tags: TagsService,
    private readonly surroundings: ContactSurroundings,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  create(accountId: string, input: CreateContact, origin: Origin = byHand): Promise<Contact> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const fields = fieldsOf(input);
      await this.assertPast(accountId, input);
      const id = newId(now);
      const mandatory = { id, accountId, source: origin.source, layer: origin.layer, createdAt: now.toISOString() };
      const bare = withFeltLayer(newContactRow({ ...mandatory, ...fields }, { stationEndOn: null, tagCadences: [] }));
      assertNamed(bare);
      await this.assertIntroducer(accountId, id, bare.introducedById);
      // tags and addresses refer to the row, and its derived columns to the tags
      const { stationEndOn } = await this.surroundings.of(accountId, bare);
      await this.store.insert([newContactRow(bare, { stationEndOn, tagCadences: [] })]);
      await this.saveParts(accountId, id, input);
      return this.saveDerived(bare);
    });
  }

  update(accountId: string, id: string, input: UpdateContact): Promise<Contact> {
    return this.unitOfWork.run(async () => {
      const stored = await this.store.findForChange(accountId, id);
      if (!stored) throw new ContactNotFound();
      await this.assertPast(accountId, input);
      const fields = fieldsOf(input);
      const merged = { ...stored, ...fields, updatedAt: this.clock.now().toISOString() };
      const contact = input.feltRung === undefined ? merged : withFeltLayer(merged);
      assertNamed(contact);
      await this.assertIntroducer(accountId, id, contact.introducedById);
      await this.saveParts(accountId, id, input);
      return this.saveDerived(contact);
    });
  }

  private async saveDerived(contact: Contact): Promise<Contact> {
    const derived = await this.surroundings.derive(contact);
    await this.store.save(derived);
    return derived;
  }

  private async saveParts(accountId: string, contactId: string, input: UpdateContact): Promise<void> {
    if (input.tags) await this.tags.setOf(accountId, contactId, input.tags);
    if (!pointKinds.some(({ field }) => input[field])) return;
    const kept = await this.store.pointsOf(accountId, [contactId]);
    const points = contactPointsOf(input, kept, { accountId, contactId, id: () => newId(this.clock.now()) });
    await this.store.replacePoints(accountId, contactId, points);
  }

  private async assertPast(accountId: string, { roughlyLastOn }: UpdateContact): Promise<void> {
    if (!roughlyLastOn) return;
    if (roughlyLastOn > (await this.surroundings.today(accountId))) throw new RoughlyLastAhead();
  }

  private async assertIntroducer(accountId: string, id: string, introducedById: string | null): Promise<void> {
    if (introducedById === null) return;
    if (introducedById === id) throw new IntroducedBySelf();
    if (!(await this.store.find(accountId, introducedById))) throw new ContactNotFound();
  }
}

/** The columns that were given; blanks around texts go, and an empty text means "nothing". */
function fieldsOf(input: UpdateContact): Partial<Contact> {
  const { emails: _, phones: __, links: ___, tags: ____, birthday, ...plain } = input;
  const given = Object.entries(plain).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(given.map(([name, value]) => [name, tidied(value)])) as Partial<Contact>; // same names
  if (birthday !== undefined) fields.birthday = birthdayText(birthday);
  if (input.layer !== undefined) fields.layerChosen = true;
  return fields;
}

function tidied(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() || null : value;
}

/** A year without a day of that year (29 February) is no date. Without a year a leap year is assumed. */
function birthdayText(birthday: BirthdayInput | null): string | null {
  if (birthday === null) return null;
  const two = (number: number): string => String(number).padStart(2, '0');
  const monthAndDay = `${two(birthday.month)}-${two(birthday.day)}`;
  const LEAP_YEAR = 2000;
  if (!isLocalDate(`${birthday.year ?? LEAP_YEAR}-${monthAndDay}`)) throw new BirthdayImpossible();
  return birthday.year ? `${birthday.year}-${monthAndDay}` : `--${monthAndDay}`;
}

function withFeltLayer(contact: Contact): Contact {
  if (contact.layerChosen || contact.feltRung === null) return contact;
  return { ...contact, layer: layerByFeltRung[contact.feltRung] };
}

function assertNamed({ givenName, familyName, nickname }: Contact): void {
  // a name of blanks and invisible signs would be a person whom nobody finds again
  const isVisible = (name: string | null): boolean => /[\p{L}\p{N}\p{S}\p{P}]/u.test(name ?? '');
  if (![givenName, familyName, nickname].some(isVisible)) throw new NameNeeded();
}
