import { Body, Controller, Get, Param, ParseIntPipe, Patch, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { Id } from '../common/http/route-arguments.js';
import { sendFile } from '../common/http/send-file.js';
import { Voices } from '../common/voice/voices.js';
import { ChangeRow, ListRows } from '../imports/imports.input.js';
import { ImportsService } from '../imports/imports.service.js';
import { LeftOutService } from '../imports/preview/left-out.service.js';
import { PreviewService } from '../imports/preview/preview.service.js';
import { ImportRowListResponse, ImportRowResponse, importRowResponse } from './responses/import.response.js';

@Controller('api/v1/imports/:id')
export class ImportRowsApi {
  constructor(
    private readonly imports: ImportsService,
    private readonly previews: PreviewService,
    private readonly leaving: LeftOutService,
    private readonly voices: Voices,
  ) {}

  @Get('rows')
  async rows(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Query() query: ListRows,
  ): Promise<ImportRowListResponse> {
    const placeOf = await this.imports.placesIn(account.id, id);
    const { items, nextCursor } = await this.previews.rowsOf(account.id, id, query);
    const say = this.voices.of(account);
    return { items: items.map((row) => importRowResponse(row, placeOf(row.row), say)), nextCursor };
  }

  @Patch('rows/:row')
  async changeRow(
    @CurrentAccount() account: Account,
    @Id() id: string,
    @Param('row', ParseIntPipe) row: number,
    @Body() wanted: ChangeRow,
  ): Promise<ImportRowResponse> {
    const changed = await this.previews.changeRow(account.id, id, row, wanted);
    const placeOf = await this.imports.placesIn(account.id, id);
    return importRowResponse(changed, placeOf(row), this.voices.of(account));
  }

  /** The rows that come to nobody, each with the reason and its original line. */
  @Get('left-out.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async leftOut(@CurrentAccount() account: Account, @Id() id: string, @Res() reply: FastifyReply): Promise<void> {
    await sendFile(reply, await this.leaving.file(account, id));
  }
}
