import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Fields, type FormProblem, numberOf } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { validInput } from '../common/validation/valid-input.js';
import { ChangeReadingService } from '../imports/preview/change-reading.service.js';
import { type DescribedFile, DescribedFiles } from '../imports/files/described-files.service.js';
import { formats } from '../imports/formats/registry.js';
import type { Import } from '../imports/import.entity.js';
import { ChangeReading } from '../imports/imports.input.js';
import { ImportsService } from '../imports/imports.service.js';
import { ReadImportService } from '../imports/preview/read-import.service.js';
import { shortWait } from './short-wait.js';
import { columnsPage, isAsRead, readingIn } from './views/import-columns.view.js';

/** The second step of an import: how its files are to be read, and what stands in which column. */
@Controller('import/:id/columns')
export class ImportColumnsPages {
  constructor(
    private readonly pages: Pages,
    private readonly imports: ImportsService,
    private readonly files: DescribedFiles,
    private readonly changing: ChangeReadingService,
    private readonly reading: ReadImportService,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const current = await this.imports.find(account.id, id);
    if (current.state !== 'preview') return this.pages.redirect(reply, `/import/${id}`);
    await this.pages.show(reply, await this.page(reply, current, null));
  }

  @Post()
  async save(
    @CurrentAccount() account: Account,
    @Param('id') id: string,
    @Body() fields: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const current = await this.imports.find(account.id, id);
    const file = (await this.files.of(current)).find(({ position }) => position === numberOf(fields, 'position'));
    await this.pages.submit(reply, {
      act: () => this.read(account, current, { file, fields }),
      done: () => this.pages.redirect(reply, `/import/${id}`),
      again: (problem) => this.page(reply, current, problem),
    });
  }

  /** Reading once more begins the decisions about rows anew, so it is done only where something is said otherwise. */
  private async read(
    account: Account,
    current: Import,
    { file, fields }: { file: DescribedFile | undefined; fields: Fields },
  ): Promise<void> {
    const said = readingIn(fields, file?.outline ?? null);
    if (file && isAsRead(file, said)) return;
    const wanted = await validInput(ChangeReading, { files: [{ position: numberOf(fields, 'position'), ...said }] });
    await this.changing.now(account, current.id, wanted);
    await shortWait(this.reading.settled(current.id));
  }

  private async page(reply: FastifyReply, current: Import, problem: FormProblem | null): Promise<Page> {
    const files = await this.files.of(current);
    const names = formats.map(({ name }) => name);
    return columnsPage(this.pages.voice(reply), this.pages, { current, files, formats: names, problem });
  }
}
