import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/account.entity.js';
import type { FileToSend } from '../../common/http/send-file.js';
import { Texts } from '../../common/text.js';
import { fullName } from '../../contacts/domain/full-name.js';
import { csvCell } from '../../exports/csv/csv-cell.js';
import { DescribedFiles, type RowPlace } from '../files/described-files.service.js';
import { ImportDesk } from '../import-desk.service.js';
import type { ImportRow } from '../rows/import-row.entity.js';
import { ImportRowsStore } from '../rows/import-rows.store.js';
import type { Import } from '../import.entity.js';

/** Written in one go. */
const ROWS_AT_ONCE = 500;
/** Excel reads UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\ufeff';
const COLUMNS = ['file', 'row', 'reason', 'line'] as const;

/** The rows of an import that come to nobody, with the reason and the original line: mended, they can be brought again. */
@Injectable()
export class LeftOutService {
  constructor(
    private readonly desk: ImportDesk,
    private readonly rows: ImportRowsStore,
    private readonly files: DescribedFiles,
    private readonly texts: Texts,
  ) {}

  /** A table (RFC 4180) in the account's language. Throws ImportNotFound. */
  async file(account: Account, id: string): Promise<FileToSend> {
    const current = await this.desk.find(account.id, id);
    return {
      fileName: 'left-out.csv',
      contentType: 'text/csv; charset=utf-8',
      pieces: this.pieces(account, current, await this.files.places(current)),
    };
  }

  private async *pieces(
    { locale }: Account,
    current: Import,
    placeOf: (row: number) => RowPlace | null,
  ): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + line(COLUMNS.map((column) => this.texts.say(locale, `import.left-out.${column}`)));
    for (let last = 0; ;) {
      const page = await this.rows.leftOutAfter(current, last, ROWS_AT_ONCE);
      if (page.length === 0) return;
      yield page.map((row) => line(this.cells(locale, row, placeOf(row.row)))).join('');
      last = page.at(-1)?.row ?? last;
    }
  }

  private cells(locale: Account['locale'], row: ImportRow, place: RowPlace | null): string[] {
    const { reasons, source, label, parsed } = row;
    const why = reasons.map(({ code, params }) => this.texts.say(locale, `import.row.${code}`, params));
    const reason = why.length > 0 ? why.join(' ') : this.texts.say(locale, 'import.left-out.chosen');
    const original = source ?? label ?? (parsed ? fullName(parsed) : '');
    return [place?.fileName ?? '', String(place?.line ?? row.row), reason, original];
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
