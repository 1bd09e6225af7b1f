import { Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import type { FormProblem } from '../common/http/pages/form.js';
import { type Page, Pages } from '../common/http/pages/pages.js';
import { uploadedFiles } from '../common/http/upload.js';
import { ImportsService } from '../imports/imports.service.js';
import { ReadImportService } from '../imports/preview/read-import.service.js';
import { shortWait } from './short-wait.js';
import { importsPage } from './views/imports.view.js';

const EARLIER = 10;

/** Bringing people along, the first step: where from. */
@Controller('import')
export class ImportsPages {
  constructor(
    private readonly pages: Pages,
    private readonly imports: ImportsService,
    private readonly reading: ReadImportService,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.show(reply, await this.listPage(reply, account, null));
  }

  @Post()
  async upload(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    await this.pages.submit(reply, {
      act: async () => {
        const uploaded = await uploadedFiles(reply.request);
        const files = uploaded.map(({ name, bytes, pasted }) => ({ fileName: name, bytes, pasted }));
        const started = await this.reading.start(account, { files });
        await shortWait(this.reading.settled(started.id));
        return started;
      },
      done: ({ id }) => this.pages.redirect(reply, `/import/${id}`),
      again: (problem) => this.listPage(reply, account, problem),
    });
  }

  private async listPage(reply: FastifyReply, account: Account, problem: FormProblem | null): Promise<Page> {
    const { items } = await this.imports.list(account.id, { limit: EARLIER });
    const facts = { imports: items, megabytes: reply.server.uploadLimit.megabytes, pasted: pastedIn(reply), problem };
    return importsPage(this.pages.voice(reply), this.pages, facts);
  }
}

/** What was pasted is still there when it has to be corrected. */
function pastedIn({ request }: FastifyReply): string | null {
  const field = (request.body as Record<string, { value?: unknown } | undefined> | undefined)?.['text']; // a form's part
  return typeof field?.value === 'string' ? field.value : null;
}
