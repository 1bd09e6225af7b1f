import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { findForChange } from '../../common/database/for-change.js';
import { insertRows } from '../../common/database/sql.js';
import { isTaken } from '../../common/database/taken.js';
import { UnitOfWork } from '../../common/database/unit-of-work.js';
import { wholeRows } from '../../common/database/whole-rows.js';
import { ContactTag, Tag } from './tag.entity.js';
import { TagNameTaken } from './tag.errors.js';

@Injectable()
export class TagsStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(accountId: string): Promise<Tag[]> {
    return wholeRows(this.unitOfWork.reader, Tag, 'account_id = ? order by name_key limit 1000', [accountId]);
  }

  find(accountId: string, id: string): Promise<Tag | null> {
    return this.unitOfWork.reader.findOneBy(Tag, { accountId, id });
  }

  findForChange(accountId: string, id: string): Promise<Tag | null> {
    return findForChange(this.unitOfWork.writer, Tag, { accountId, id });
  }

  byKeys(accountId: string, nameKeys: readonly string[]): Promise<Tag[]> {
    if (nameKeys.length === 0) return Promise.resolve([]);
    return this.unitOfWork.reader.findBy(Tag, { accountId, nameKey: In([...nameKeys]) });
  }

  /** Tags of each of the contacts. */
  async ofContacts(accountId: string, contactIds: readonly string[]): Promise<Map<string, Tag[]>> {
    const tagsByContact = new Map<string, Tag[]>(contactIds.map((id) => [id, []]));
    if (contactIds.length === 0) return tagsByContact;
    const where = `account_id = ? and contact_id in (${contactIds.map(() => '?').join(', ')})`;
    const links = await wholeRows(this.unitOfWork.reader, ContactTag, where, [accountId, ...contactIds]);
    if (links.length === 0) return tagsByContact;
    const tagIds = [...new Set(links.map(({ tagId }) => tagId))];
    const tags = await this.unitOfWork.reader.findBy(Tag, { accountId, id: In(tagIds) });
    const tagById = new Map(tags.map((tag) => [tag.id, tag]));
    for (const { contactId, tagId } of links) {
      const tag = tagById.get(tagId);
      if (tag) tagsByContact.get(contactId)?.push(tag);
    }
    return tagsByContact;
  }

  async contactIdsOf(accountId: string, tagId: string): Promise<string[]> {
    const links = await this.unitOfWork.reader.findBy(ContactTag, { accountId, tagId });
    return links.map(({ contactId }) => contactId);
  }

  async insert(tag: Tag): Promise<void> {
    await unlessTaken(this.unitOfWork.writer.insert(Tag, tag));
  }

  /** Those whose name is not there yet, even if somebody else adds it at this moment. */
  async insertMissing(tags: readonly Tag[]): Promise<void> {
    if (tags.length === 0) return;
    await this.unitOfWork.writer
      .createQueryBuilder()
      .insert()
      .into(Tag)
      .values([...tags])
      .orIgnore()
      .execute();
  }

  async save({ id, accountId, ...fields }: Tag): Promise<void> {
    await unlessTaken(this.unitOfWork.writer.update(Tag, { accountId, id }, fields));
  }

  async remove(accountId: string, id: string): Promise<void> {
    await this.unitOfWork.writer.delete(Tag, { accountId, id });
  }

  async link(links: readonly ContactTag[]): Promise<void> {
    const values = links.map(({ id, accountId, contactId, tagId }) => [id, accountId, contactId, tagId]);
    await insertRows(this.unitOfWork.writer, 'contact_tags', ['id', 'account_id', 'contact_id', 'tag_id'], values);
  }

  async unlink(accountId: string, tagId: string, contactIds: readonly string[]): Promise<void> {
    if (contactIds.length === 0) return;
    await this.unitOfWork.writer.delete(ContactTag, { accountId, tagId, contactId: In([...contactIds]) });
  }

  async replaceOf(accountId: string, contactId: string, links: readonly ContactTag[]): Promise<void> {
    await this.unitOfWork.writer.delete(ContactTag, { accountId, contactId });
    if (links.length > 0) await this.unitOfWork.writer.insert(ContactTag, [...links]);
  }
}

/** Another request may have taken the name since we looked. */
async function unlessTaken(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (isTaken(error)) throw new TagNameTaken();
    throw error;
  }
}
