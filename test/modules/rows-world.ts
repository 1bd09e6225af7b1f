import type { Account } from '../../src/accounts/account.entity.js';
import { rows as ask } from '../../src/common/database/sql.js';
import { newId } from '../../src/common/ids.js';
import type { Choices } from '../../src/imports/domain/choices.js';
import { fitting } from '../../src/imports/preview/domain/fitting.js';
import { type ParsedContact, parsedContact } from '../../src/imports/domain/parsed-contact.js';
import { planRow } from '../../src/imports/preview/domain/plan-row.js';
import { ImportFile } from '../../src/imports/files/import-file.entity.js';
import { ImportRowsStore } from '../../src/imports/rows/import-rows.store.js';
import { Import } from '../../src/imports/import.entity.js';
import { KnownPeople } from '../../src/imports/known-people.service.js';
import { newImport } from '../../src/imports/new-import.js';
import type { TestApp } from '../support/app.js';
import { stored } from '../support/builders.js';
import { ImportWorld } from './import-world.js';

export type Told = Partial<Omit<ParsedContact, 'row'>> & { readonly choices?: Choices };

/** Imports of rows as any format could have read them. */
export class RowsWorld extends ImportWorld {
  constructor(
    private readonly in_: TestApp,
    readonly owner: Account,
  ) {
    super(in_, owner);
  }

  /** A preview of these rows, as reading a file of that format leaves it. */
  async preview(told: readonly Told[], format = 'monica'): Promise<Import> {
    const { owner, in_: app } = this;
    const now = app.clock.now();
    const file = { name: 'rows', bytes: Buffer.from('rows'), format };
    const fresh = newImport(owner, [file], now);
    const current = Object.assign(new Import(), fresh, { state: 'preview' });
    const base = { accountId: owner.id, importId: current.id, position: 1, name: 'rows', format };
    const content = { reading: {}, confirmed: true, firstRow: 1, size: 4, content: '' };
    await stored(app.unitOfWork, current, Object.assign(new ImportFile(), base, content, { id: newId(now) }));
    const index = await app.get(KnownPeople).index(owner.id);
    const today = app.clock.today(owner.timeZone);
    const planned = told.map(({ choices: _, ...known }, at) => {
      return planRow(fitting(parsedContact(at + 1, known), today), index, newId(now));
    });
    const store = app.get(ImportRowsStore);
    await app.unitOfWork.run(async () => {
      await store.insert(current, planned);
      for (const [at, { choices }] of told.entries()) {
        const row = choices && (await store.find(current, at + 1));
        if (row) await store.change(row, { choices });
      }
    });
    return current;
  }

  async bring(told: readonly Told[], format = 'monica'): Promise<Import> {
    return this.commit(await this.preview(told, format));
  }

  /** The same minute would look as if the import had done it. */
  later(minutes = 1): void {
    this.in_.clock.set(new Date(this.in_.clock.now().getTime() + minutes * 60_000).toISOString());
  }

  /** All rows of a table of the account. */
  all<T = Record<string, unknown>>(table: string, order = 'id'): Promise<T[]> {
    const sql = `select * from ${table} where account_id = ? order by ${order}`;
    return ask<T>(this.in_.unitOfWork.reader, sql, [this.owner.id]);
  }

  async idOf(givenName: string): Promise<string> {
    const found = await this.all<{ id: string; given_name: string }>('contacts');
    const person = found.find((one) => one.given_name === givenName);
    if (!person) throw new Error(`nobody is called ${givenName}`);
    return person.id;
  }
}
