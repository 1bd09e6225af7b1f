import { Body, Controller, Get, HttpCode, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { apiPath } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { type Revised, Revisions } from '../common/http/revisions.js';
import { Id, Reply } from '../common/http/route-arguments.js';
import { uploadedFiles } from '../common/http/upload.js';
import { PageInput } from '../common/paging.input.js';
import { Voices } from '../common/voice/voices.js';
import { ChangeReadingService } from '../imports/preview/change-reading.service.js';
import { ChangeReading, StartImport } from '../imports/imports.input.js';
import { ImportsService } from '../imports/imports.service.js';
import { ReadImportService } from '../imports/preview/read-import.service.js';
import {
  ImportDetailResponse,
  importDetailResponse,
  ImportListResponse,
  importResponse,
} from './responses/import.response.js';

const files = {
  type: 'object',
  properties: {
    file: { type: 'array', items: { type: 'string', format: 'binary' } },
    text: { type: 'string', description: 'pasted lines, or the text of a file' },
  },
};

@Controller('api/v1/imports')
export class ImportsApi {
  constructor(
    private readonly reading: ReadImportService,
    private readonly changing: ChangeReadingService,
    private readonly imports: ImportsService,
    private readonly revisions: Revisions,
    private readonly voices: Voices,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: PageInput): Promise<ImportListResponse> {
    const { items, nextCursor } = await this.imports.list(account.id, query);
    return { items: items.map((found) => importResponse(found, this.voices.of(account))), nextCursor };
  }

  /**
   * Reads files, archives of them, or pasted text into a preview; nobody is saved yet. The preview is there once the state
   * is `preview`.
   */
  @Post()
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: files })
  async start(
    @CurrentAccount() account: Account,
    @Query() { format }: StartImport,
    @Req() request: FastifyRequest,
    @Reply() reply: FastifyReply,
  ): Promise<ImportDetailResponse> {
    const uploaded = await uploadedFiles(request);
    const { id } = await this.reading.start(account, {
      files: uploaded.map(({ name, ...file }) => ({ ...file, fileName: name })),
      format,
    });
    void reply.header('location', apiPath(reply, `/imports/${id}`));
    return this.shown(account, id);
  }

  @Get(':id')
  find(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Reply() reply: FastifyReply,
  ): Promise<ImportDetailResponse> {
    return this.revisions.found(reply, this.one(account, id));
  }

  /** Says how the files are to be read; they are read once more, and what was decided about rows begins anew. */
  @Patch(':id')
  async changeReading(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Body() input: ChangeReading,
    @Reply() reply: FastifyReply,
  ): Promise<ImportDetailResponse> {
    const change = await this.changing.checked(account, id, input);
    const write = (): Promise<unknown> => this.changing.change(change);
    const answer = await this.revisions.changed(reply, this.one(account, id), write);
    await this.changing.begin(account, { id });
    return answer;
  }

  private one(account: Account, id: string): Revised<ImportDetailResponse> {
    return { id, read: () => this.shown(account, id) };
  }

  private async shown(account: Account, id: string): Promise<ImportDetailResponse> {
    return importDetailResponse(await this.imports.detail(account.id, id), this.voices.of(account));
  }
}
