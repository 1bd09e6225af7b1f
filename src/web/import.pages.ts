import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, numberOf, textOf } from '../common/http/pages/form.js';
import { Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { CommitImportService } from '../imports/commit/commit-import.service.js';
import { DescribedFiles } from '../imports/files/described-files.service.js';
import type { Import } from '../imports/import.entity.js';
import { ChangeRow } from '../imports/imports.input.js';
import { UndoImportService } from '../imports/undo/undo-import.service.js';
import { ImportReader } from './readers/import.reader.js';
import { shortWait } from './short-wait.js';
import { previewPage, rowPage, statePage } from './views/import.view.js';

/** The part of the page that looks by itself how far it is. */
const PROGRESS = 'import-progress';
const CHOICE = 'choices.';

/** One import: what would happen, what happens, what happened. */
@Controller('import/:id')
export class ImportPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: ImportReader,
    private readonly committing: CommitImportService,
    private readonly undoing: UndoImportService,
    private readonly files: DescribedFiles,
  ) {}

  @Get()
  async show(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const current = await this.reader.imports.find(account.id, id);
    if (current.state === 'preview') return this.showPreview(reply, account, { current, query });
    const isUnderWay = current.state === 'reading' || current.state === 'importing';
    // the part that looked by itself has nothing more to show: the browser asks for the page
    if (!isUnderWay && asksForProgress(reply)) void reply.header('hx-redirect', this.pages.path(`/import/${id}`));
    const facts = await this.reader.state(current, await this.files.places(current));
    const waiting = await this.reader.waiting(account);
    const progress = this.reader.imports.progressOf(id);
    const asked = { facts, account, waiting, progress, said: numberOf(query, 'said') };
    await this.pages.show(reply, statePage(this.pages.voice(reply), this.pages, asked));
  }

  @Get('rows/:row')
  async row(
    @CurrentAccount() account: Account,
    @Param() { id, row }: { readonly id: string; readonly row: string },
    @Query() query: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const pair = await this.reader.pair(account, await this.reader.previews.row(account.id, id, rowNumber(row)));
    const shown = { pair, cursor: textOf(query, 'rows') };
    await this.pages.show(reply, rowPage(this.pages.voice(reply), this.pages, shown));
  }

  @Post('rows/:row')
  async decide(
    @CurrentAccount() account: Account,
    @Param() { id, row }: { readonly id: string; readonly row: string },
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.reader.previews.row(account.id, id, rowNumber(row)); // whose is it? before what was chosen
    const cursor = textOf(fields, 'rows');
    await this.pages.submit(reply, {
      act: async () => {
        const wanted = await validInput(ChangeRow, { action: textOf(fields, 'action'), choices: choicesIn(fields) });
        return this.reader.previews.changeRow(account.id, id, found.row, wanted);
      },
      done: () => this.pages.redirect(reply, previewPath(id, { cursor, after: found.row })),
      again: async (problem) => {
        const pair = await this.reader.pair(account, found);
        return rowPage(this.pages.voice(reply), this.pages, { pair, cursor, problem });
      },
    });
  }

  @Post('commit')
  async commit(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.committing.commit(account, id);
    await shortWait(this.committing.settled(id));
    await this.pages.redirect(reply, `/import/${id}`);
  }

  @Post('undo')
  async undo(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.undoing.undo(account, id);
    await this.pages.redirect(reply, `/import/${id}`, { code: 'import-undone' });
  }

  private async showPreview(
    reply: FastifyReply,
    account: Account,
    { current, query }: { current: Import; query: Fields },
  ): Promise<void> {
    if (asksForProgress(reply)) void reply.header('hx-redirect', this.pages.path(`/import/${current.id}`));
    const files = await this.files.of(current);
    if (files.some(({ confirmed }) => !confirmed)) return this.pages.redirect(reply, `/import/${current.id}/columns`);
    const placeOf = await this.files.places(current);
    const asked = { cursor: textOf(query, 'rows'), pair: numberOf(query, 'pair'), placeOf };
    const facts = await this.reader.preview(account, current, asked);
    await this.pages.show(reply, previewPage(this.pages.voice(reply), this.pages, { facts, files }));
  }
}

function asksForProgress({ request }: FastifyReply): boolean {
  return String(request.headers['hx-target'] ?? '').endsWith(`#${PROGRESS}`);
}

/** Back to where the reader was: the same rows, and the next question. */
function previewPath(id: string, { cursor, after }: { cursor: string | null; after: number }): string {
  return `/import/${id}${cursor ? `?rows=${encodeURIComponent(cursor)}` : `?pair=${after}`}`;
}

/** A row is a whole number; whatever else stands in an address is none that is there. */
function rowNumber(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** `choices.city` is the choice for the city. */
function choicesIn(fields: Fields): object {
  const given = Object.keys(fields).filter((name) => name.startsWith(CHOICE));
  return Object.fromEntries(given.map((name) => [name.slice(CHOICE.length), textOf(fields, name)]));
}
