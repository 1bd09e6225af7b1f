import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account.entity.js';
import { FeedsService } from '../calendar/feeds.service.js';
import { Clock } from '../common/clock.js';
import { Texts } from '../common/text.js';
import { AccountJson } from './account/account-json.service.js';
import type { ExportFormat } from './formats.js';
import { type Delimiter, PeopleFiles } from './people-files.service.js';
import type { VcardVersion } from './vcard/write-vcard.js';
import { zipped } from './zipped.js';

export interface ExportChoices {
  readonly version?: VcardVersion | undefined;
  readonly delimiter?: Delimiter | undefined;
}

export interface ExportedFile {
  /** `wiedersehen-2026-11-23.vcf`. */
  readonly fileName: string;
  readonly contentType: string;
  /** Read only as fast as they are taken; whoever stops taking stops the work. */
  readonly pieces: AsyncGenerator<string | Uint8Array>;
}

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  vcf: 'text/vcard; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  ics: 'text/calendar; charset=utf-8',
  zip: 'application/zip',
};

/** Everything of an account, out again. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly account: AccountJson,
    private readonly people: PeopleFiles,
    private readonly feeds: FeedsService,
    private readonly texts: Texts,
    private readonly clock: Clock,
  ) {}

  /** The file as it will be; nothing is read before its first piece is asked for. */
  file(account: Account, format: ExportFormat, choices: ExportChoices = {}): ExportedFile {
    return {
      fileName: `wiedersehen-${this.clock.today(account.timeZone)}.${format}`,
      contentType: CONTENT_TYPES[format],
      pieces: format === 'zip' ? this.everything(account) : this.one(account, format, choices),
    };
  }

  private one(account: Account, format: Exclude<ExportFormat, 'zip'>, choices: ExportChoices): AsyncGenerator<string> {
    switch (format) {
      case 'json':
        return this.account.pieces(account.id);
      case 'vcf':
        return this.people.vcards(account.id, choices.version ?? '4.0');
      case 'csv':
        return this.people.table(account.id, choices.delimiter ?? ',');
      case 'ics':
        return this.calendar(account);
    }
  }

  private everything(account: Account): AsyncGenerator<Uint8Array> {
    const { locale } = account;
    const files = [
      { name: 'README.txt', pieces: inOnePiece(this.texts.say(locale, 'exports.readme')) },
      { name: 'account.json', pieces: this.one(account, 'json', {}) },
      { name: 'contacts.vcf', pieces: this.one(account, 'vcf', {}) },
      { name: 'contacts.csv', pieces: this.one(account, 'csv', {}) },
      { name: 'calendar.ics', pieces: this.one(account, 'ics', {}) },
    ];
    return zipped(files, this.clock.now());
  }

  /** Small: a feed holds a year. */
  private async *calendar(account: Account): AsyncGenerator<string> {
    yield await this.feeds.file(account);
  }
}

async function* inOnePiece(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
