import { Injectable } from '@nestjs/common';
import { csvCell } from './csv/csv-cell.js';
import { csvHeader, csvTexts } from './csv/csv-columns.js';
import { PortablePeople } from './people/portable-people.service.js';
import { PortablePeopleQuery } from './people/portable-people.query.js';
import { type VcardVersion, writeVcard } from './vcard/write-vcard.js';

export const delimiters = [',', ';'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Excel reads UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** The people of an account as files for other programs, piece by piece. */
@Injectable()
export class PeopleFiles {
  constructor(
    private readonly people: PortablePeople,
    private readonly query: PortablePeopleQuery,
  ) {}

  /** RFC 6350 (4.0) or RFC 2426 (3.0): one card after the other. */
  async *vcards(accountId: string, version: VcardVersion): AsyncGenerator<string> {
    for await (const page of this.people.all(accountId)) {
      yield page.map((person) => writeVcard(person, version)).join('');
    }
  }

  /** RFC 4180, with a header; people who come while it is written may have addresses that it has no column for. */
  async *table(accountId: string, delimiter: Delimiter): AsyncGenerator<string> {
    const sizes = await this.query.longestLists(accountId);
    const names = (await this.query.customFields(accountId)).map(({ name }) => name);
    const line = (texts: readonly string[]): string => `${texts.map(csvCell).join(delimiter)}\r\n`;
    yield BYTE_ORDER_MARK + line(csvHeader(sizes, names));
    for await (const page of this.people.all(accountId)) {
      yield page.map((person) => line(csvTexts(person, sizes, names))).join('');
    }
  }
}
