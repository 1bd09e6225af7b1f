import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { apiPath } from '../common/http/created.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { uploadedFile } from '../common/http/upload.js';
import { PageInput } from '../common/paging.input.js';
import { type TextParams, Texts } from '../common/text.js';
import { CommitImportService } from '../imports/commit-import.service.js';
import { ChangeRow, ListRows, StartImport } from '../imports/imports.input.js';
import { ImportsService } from '../imports/imports.service.js';
import { ReadImportService } from '../imports/read-import.service.js';
import { UndoImportService } from '../imports/undo-import.service.js';
import {
  ImportListResponse,
  ImportResponse,
  importResponse,
  ImportRowListResponse,
  ImportRowResponse,
  importRowResponse,
  type Say,
} from './responses/import.response.js';

const file = { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] };

@Controller('api/v1/imports')
export class ImportsApi {
  constructor(
    private readonly reading: ReadImportService,
    private readonly imports: ImportsService,
    private readonly committing: CommitImportService,
    private readonly undoing: UndoImportService,
    private readonly texts: Texts,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @Query() query: PageInput): Promise<ImportListResponse> {
    const { items, nextCursor } = await this.imports.list(account.id, query);
    return { items: items.map((found) => importResponse(found, this.say(account))), nextCursor };
  }

  /** Reads a file into a preview; nobody is saved yet. The preview is there once the state is `preview`. */
  @Post()
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: file })
  async start(
    @CurrentAccount() account: Account,
    @Query() { format }: StartImport,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportResponse> {
    const { name: fileName, bytes } = await uploadedFile(request);
    const started = await this.reading.start(account, { fileName, bytes, format });
    void reply.header('location', apiPath(reply, `/imports/${started.id}`));
    return importResponse(started, this.say(account));
  }

  @Get(':id')
  async find(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ImportResponse> {
    return importResponse(await this.imports.find(account.id, id), this.say(account));
  }

  @Get(':id/rows')
  async rows(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRows,
  ): Promise<ImportRowListResponse> {
    const { items, nextCursor } = await this.imports.rowsOf(account.id, id, query);
    return { items: items.map((row) => importRowResponse(row, this.say(account))), nextCursor };
  }

  @Patch(':id/rows/:row')
  async changeRow(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('row', ParseIntPipe) row: number,
    @Body() { action }: ChangeRow,
  ): Promise<ImportRowResponse> {
    return importRowResponse(await this.imports.changeRow(account.id, id, row, action), this.say(account));
  }

  /** The preview becomes people; done once the state is `done`. */
  @Post(':id/commit')
  @HttpCode(202)
  async commit(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ImportResponse> {
    return importResponse(await this.committing.commit(account, id), this.say(account));
  }

  /** Within 24 hours. `kept` are those on whom something hangs by now. */
  @Post(':id/undo')
  @HttpCode(200)
  async undo(@CurrentAccount() account: Account, @Param('id', ParseUUIDPipe) id: string): Promise<ImportResponse> {
    return importResponse(await this.undoing.undo(account, id), this.say(account));
  }

  private say({ locale }: Account): Say {
    return (key: string, params?: TextParams) => this.texts.say(locale, key, params);
  }
}
