import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, textOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { uploadedFile } from '../common/http/upload.js';
import { validInput } from '../common/validation/valid-input.js';
import { within } from '../common/within.js';
import { CommitImportService } from '../imports/commit-import.service.js';
import { ChangeRow } from '../imports/imports.input.js';
import { ReadImportService } from '../imports/read-import.service.js';
import { UndoImportService } from '../imports/undo-import.service.js';
import { ImportReader } from './readers/import.reader.js';
import { importPage } from './views/import.view.js';
import { importsView } from './views/imports.view.js';

/** A short wait spares most people the page "is being read": a file of some hundred people is read at once. */
const PATIENCE_MS = 1_500;

/** Bringing people along from a file: source, preview, done, and back again. */
@Controller('import')
export class ImportsPages {
  constructor(
    private readonly pages: Pages,
    private readonly reader: ImportReader,
    private readonly reading: ReadImportService,
    private readonly committing: CommitImportService,
    private readonly undoing: UndoImportService,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.listPage(reply, account, null));
  }

  @Post()
  async upload(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const { name, bytes } = await uploadedFile(reply.request);
        const started = await this.reading.start(account, { fileName: name, bytes });
        await within(PATIENCE_MS, this.reading.settled(started.id));
        return started;
      },
      done: ({ id }) => this.pages.redirect(reply, `/import/${id}`),
      again: (problem) => this.listPage(reply, account, problem),
    });
  }

  @Get(':id')
  async show(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Query('rows') rows: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const facts = await this.reader.read(account, id, textOf({ rows }, 'rows'));
    await this.pages.show(reply, importPage(this.pages.voice(reply), this.pages, { facts, account }));
  }

  @Post(':id/rows/:row')
  async decide(
    @CurrentAccount() account: Account,
    @Param() { id, row }: { readonly id: string; readonly row: string },
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.reader.imports.find(account.id, id); // whose is it? before what was chosen
    const { action } = await validInput(ChangeRow, { action: textOf(fields, 'action') });
    await this.reader.imports.changeRow(account.id, id, Number(row), action);
    await this.pages.redirect(reply, `/import/${id}`);
  }

  @Post(':id/commit')
  async commit(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.committing.commit(account, id);
    await within(PATIENCE_MS, this.committing.settled(id));
    await this.pages.redirect(reply, `/import/${id}`);
  }

  @Post(':id/undo')
  async undo(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.undoing.undo(account, id);
    await this.pages.redirect(reply, `/import/${id}`, { code: 'import-undone' });
  }

  private async listPage(reply: FastifyReply, account: Account, problem: FormProblem | null): Promise<Page> {
    const voice = this.pages.voice(reply);
    const { items } = await this.reader.imports.list(account.id, { limit: 10 });
    const view = importsView(voice, { imports: items, uploadTo: this.pages.path('/import'), problem });
    return { name: 'import', title: voice.say('import.page'), place: 'import', view };
  }
}
