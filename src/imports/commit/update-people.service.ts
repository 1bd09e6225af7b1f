import { Injectable } from '@nestjs/common';
import { latestOf } from '../../common/local-date.js';
import { valueKey } from '../../contacts/points/contact-points.js';
import type { Contact } from '../../contacts/contact.entity.js';
import { IntakeService } from '../../contacts/many/intake.service.js';
import { type PhoneCountry, phoneCountry } from '../../contacts/points/phone-number.js';
import { BroughtTags, tagsOf } from '../../contacts/tags/brought-tags.service.js';
import type { NamedTags } from '../../contacts/tags/tags.service.js';
import { BroughtThings, type Came } from './brought-things.service.js';
import type { Additions } from '../domain/additions.js';
import { type ChosenFields, chosenFields } from './domain/chosen-fields.js';
import { fillable } from '../domain/fill-in.js';
import type { ParsedPoint } from '../domain/parsed-contact.js';
import { ImportRowsStore, type RowDone } from '../rows/import-rows.store.js';
import type { ImportRun } from './import-run.js';
import type { Resolved } from './people-there.js';

/** What a row changes of somebody who is there. */
interface Update {
  readonly resolved: Resolved;
  /** As this row and those before have made them. */
  readonly contact: Contact;
  readonly before: Contact;
  readonly chosen: ChosenFields;
  readonly addresses: readonly ParsedPoint[];
  /** The first free place in the order of their addresses. */
  readonly position: number;
}

const NOTHING: Came = { talks: [], extras: [] };

/** Rows add to people who are there already. */
@Injectable()
export class UpdatePeople {
  constructor(
    private readonly intake: IntakeService,
    private readonly rows: ImportRowsStore,
    private readonly tags: BroughtTags,
    private readonly things: BroughtThings,
  ) {}

  /**
   * Fills in what is empty, takes what the user chose, and adds addresses, tags, talks and extras that are new. Gives the
   * people who changed. Inside a unit of work.
   */
  async update(run: ImportRun, rows: readonly Resolved[]): Promise<Contact[]> {
    if (rows.length === 0) return [];
    const ids = [...new Set(rows.map(({ contactId }) => contactId))];
    const people = await this.intake.forChange(run.account.id, ids);
    const updates = await this.updatesOf(run, rows, people);
    const added = await this.addLists(run, updates);
    const changed = new Map<string, Contact>();
    const done: RowDone[] = [];
    updates.forEach((update, index) => {
      const additions: Additions = { ...fieldsOf(update), ...added[index] };
      if (Object.keys(additions).length === 0) return;
      const { contact, resolved } = update;
      const updatedAt = { before: contact.updatedAt, after: run.at };
      contact.updatedAt = run.at;
      changed.set(contact.id, contact);
      // whoever came with this very import takes everything along
      const { newTagIds } = additions;
      const ofNew = newTagIds ? { newTagIds } : null;
      const kept = contact.importId === run.current.id ? ofNew : { ...additions, updatedAt };
      done.push({ row: resolved.row.row, contactId: contact.id, additions: kept });
    });
    await this.rows.keepDone(run.current, done);
    await this.intake.change(run.account.id, [...changed.values()], CHANGED);
    return [...changed.values()];
  }

  /** Row by row: a second row of the same person meets what the first one made of them. */
  private async updatesOf(
    { account }: ImportRun,
    rows: readonly Resolved[],
    people: ReadonlyMap<string, Contact>,
  ): Promise<Update[]> {
    const keysById = await this.intake.addressKeysOf(account.id, [...people.keys()]);
    return rows.flatMap((resolved): Update[] => {
      const contact = people.get(resolved.contactId);
      const keys = keysById.get(resolved.contactId);
      if (!contact || !keys) return [];
      const { parsed, choices } = resolved.row;
      const before = { ...contact };
      const chosen = chosenFields(before, parsed, choices);
      Object.assign(contact, chosen.fields, chosen.history ? { history: chosen.history } : {});
      const position = keys.size;
      const addresses = newAddresses(parsed.points, keys, phoneCountry(before.country, account.country));
      return [{ resolved, contact, before, chosen, addresses, position }];
    });
  }

  /** What came with each of them, at its place. */
  private async addLists(run: ImportRun, updates: readonly Update[]): Promise<Additions[]> {
    const { id: accountId, country } = run.account;
    const more = updates.map(({ before, addresses, position }) => ({ person: before, addresses, position }));
    const pointIds = await this.intake.addAddresses(more, country);
    const tags = await this.addTags(accountId, updates);
    const resolved = updates.map((update) => update.resolved);
    const came = await this.things.bring(run, resolved);
    return updates.map((update, index) => {
      const { talks, extras } = came.get(update.resolved) ?? NOTHING;
      update.contact.lastInteractionOn = latestOf(update.contact.lastInteractionOn, ...talks.map(({ on }) => on));
      return withoutEmpty({
        ...tags[index],
        pointIds: pointIds[index] ?? [],
        talks: talks.map(({ id, left }) => ({ id, left })),
        extraIds: extras.map(({ id }) => id),
      });
    });
  }

  private async addTags(accountId: string, updates: readonly Update[]): Promise<Additions[]> {
    const namesOf = ({ resolved }: Update): readonly string[] => resolved.row.parsed.tags;
    const named = await this.tags.named(accountId, updates.map(namesOf));
    const isMissing = await this.missingTags(accountId, updates, named);
    const newIds = new Set(named.newIds);
    return updates.map((update) => {
      const tagIds = tagsOf(named, namesOf(update))
        .map(({ id }) => id)
        .filter((id) => isMissing.delete(`${update.contact.id} ${id}`));
      return { tagIds, newTagIds: tagIds.filter((id) => newIds.delete(id)) };
    });
  }

  /** Links them; gives those that were not there, as `CONTACT TAG`. */
  private async missingTags(accountId: string, updates: readonly Update[], named: NamedTags): Promise<Set<string>> {
    const wanted = updates.flatMap(({ contact, resolved }) =>
      tagsOf(named, resolved.row.parsed.tags).map(({ id: tagId }) => ({ contactId: contact.id, tagId })),
    );
    const linked = await this.tags.link(accountId, wanted);
    return new Set(linked.map(({ contactId, tagId }) => `${contactId} ${tagId}`));
  }
}

const CHANGED = [...fillable, 'history', 'lastInteractionOn'] as const;

function keyOf({ kind, value }: ParsedPoint, country: PhoneCountry): string {
  return `${kind} ${valueKey(kind, value, country)}`;
}

/** Addresses that are not there yet, each once. */
function newAddresses(points: readonly ParsedPoint[], keys: Set<string>, country: PhoneCountry): ParsedPoint[] {
  const byKey = new Map(points.map((point) => [keyOf(point, country), point]));
  const fresh = [...byKey].filter(([key]) => !keys.has(key));
  for (const [key] of fresh) keys.add(key);
  return fresh.map(([, point]) => point);
}

function fieldsOf({ before, chosen }: Update): Additions {
  const names = fillable.filter((name) => chosen.fields[name] !== undefined);
  const fields = Object.fromEntries(
    names.map((name) => [name, { before: before[name], after: chosen.fields[name] ?? null }]),
  );
  return {
    ...(names.length > 0 ? { fields } : {}),
    ...(chosen.history ? { history: { before: before.history, after: chosen.history } } : {}),
  };
}

function withoutEmpty(additions: Additions): Additions {
  return Object.fromEntries(Object.entries(additions).filter(([, value]) => !Array.isArray(value) || value.length > 0));
}
