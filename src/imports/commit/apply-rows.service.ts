import { Injectable } from '@nestjs/common';
import { latestOf } from '../../common/local-date.js';
import { IntakeService, type NewPerson } from '../../contacts/many/intake.service.js';
import { BroughtTags, tagsOf } from '../../contacts/tags/brought-tags.service.js';
import type { NamedTags } from '../../contacts/tags/tags.service.js';
import { BroughtThings } from './brought-things.service.js';
import { CustomOfPeople } from './custom-of-people.service.js';
import type { ParsedContact } from '../domain/parsed-contact.js';
import { moreFields } from '../domain/person-more.js';
import { ImportRowsStore, type RowDone } from '../rows/import-rows.store.js';
import type { ImportRun } from './import-run.js';
import type { Resolved } from './people-there.js';

/** Rows become new people, with everything that a file tells of them. */
@Injectable()
export class ApplyRows {
  constructor(
    private readonly intake: IntakeService,
    private readonly rows: ImportRowsStore,
    private readonly tags: BroughtTags,
    private readonly custom: CustomOfPeople,
    private readonly things: BroughtThings,
  ) {}

  /** New people start in layer `loose`, without form and language (product.md). Inside a unit of work. */
  async add(run: ImportRun, rows: readonly Resolved[]): Promise<void> {
    if (rows.length === 0) return;
    const { id: accountId, country } = run.account;
    const custom = await this.custom.of(accountId, rows);
    const named = await this.tags.named(
      accountId,
      rows.map(({ row }) => row.parsed.tags),
    );
    await this.intake.add(
      rows.map((resolved) => ({ ...newPerson(run, resolved, named), ...custom.get(resolved) })),
      rows.map(({ row }) => row.parsed.points),
      country,
    );
    await this.tags.link(accountId, linksOf(rows, named));
    await this.things.bringWithNew(run, rows);
    await this.rows.keepDone(run.current, worthKeeping(rows, named));
  }
}

function linksOf(rows: readonly Resolved[], named: NamedTags): { contactId: string; tagId: string }[] {
  return rows.flatMap(({ row, contactId }) =>
    tagsOf(named, row.parsed.tags).map(({ id: tagId }) => ({ contactId, tagId })),
  );
}

/** People take what came with them along when they go; only tags that nobody had used before stay behind. */
function worthKeeping(rows: readonly Resolved[], { newIds }: NamedTags): RowDone[] {
  const [first] = newIds.size > 0 ? rows : [];
  return rows
    .filter((resolved) => resolved === first || resolved.contactId !== resolved.row.contactId)
    .map((resolved) => {
      const additions = resolved === first ? { newTagIds: [...newIds] } : null;
      return { row: resolved.row.row, contactId: resolved.contactId, additions };
    });
}

function newPerson(run: ImportRun, { row, contactId }: Resolved, named: NamedTags): NewPerson {
  const { parsed } = row;
  return {
    id: contactId,
    accountId: run.account.id,
    layer: 'loose',
    source: run.formatOf(row.row),
    importId: run.current.id,
    createdAt: run.at,
    givenName: parsed.givenName,
    familyName: parsed.familyName,
    nickname: parsed.nickname,
    honorific: parsed.honorific,
    gender: parsed.gender,
    organisation: parsed.organisation,
    role: parsed.role,
    city: parsed.city,
    country: parsed.country,
    timeZone: parsed.timeZone,
    birthday: parsed.birthday,
    connectedOn: parsed.connectedOn,
    addresses: parsed.addresses.length > 0 ? parsed.addresses : null,
    likes: parsed.likes,
    notes: parsed.notes,
    ...moreOf(parsed),
    ...besides(run, parsed, named),
  };
}

/** What only our own files tell; most rows tell nothing of it. */
function moreOf({ more, cadence }: ParsedContact): Partial<NewPerson> {
  if (!more) return { cadence };
  return { ...moreFields(more), history: more.history.length > 0 ? more.history : null };
}

function besides(run: ImportRun, parsed: ParsedContact, named: NamedTags): Partial<NewPerson> {
  if (parsed.tags.length === 0 && parsed.talks.length === 0) return {};
  const lastInteractionOn = latestOf(...parsed.talks.map(({ on }) => on));
  return { lastInteractionOn, tags: tagsOf(named, parsed.tags) };
}
