import { Body, Controller, Get, Param, ParseIntPipe, ParseUUIDPipe, Patch, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { sendFile } from '../common/http/send-file.js';
import { Texts } from '../common/text.js';
import { ChangeRow, ListRows } from '../imports/imports.input.js';
import { ImportsService } from '../imports/imports.service.js';
import { LeftOutService } from '../imports/left-out.service.js';
import { ImportRowListResponse, ImportRowResponse, importRowResponse } from './responses/import.response.js';
import { sayer } from './sayer.js';

@Controller('api/v1/imports/:id')
export class ImportRowsApi {
  constructor(
    private readonly imports: ImportsService,
    private readonly leaving: LeftOutService,
    private readonly texts: Texts,
  ) {}

  @Get('rows')
  async rows(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ListRows,
  ): Promise<ImportRowListResponse> {
    const placeOf = await this.imports.placesIn(account.id, id);
    const { items, nextCursor } = await this.imports.rowsOf(account.id, id, query);
    const say = sayer(this.texts, account);
    return { items: items.map((row) => importRowResponse(row, placeOf(row.row), say)), nextCursor };
  }

  @Patch('rows/:row')
  async changeRow(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('row', ParseIntPipe) row: number,
    @Body() wanted: ChangeRow,
  ): Promise<ImportRowResponse> {
    const changed = await this.imports.changeRow(account.id, id, row, wanted);
    const placeOf = await this.imports.placesIn(account.id, id);
    return importRowResponse(changed, placeOf(row), sayer(this.texts, account));
  }

  /** The rows that come to nobody, each with the reason and its original line. */
  @Get('left-out.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async leftOut(
    @CurrentAccount() account: Account,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.leaving.file(account, id));
  }
}
