import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Account } from '../accounts/account.entity.js';
import { CurrentAccount } from '../common/http/current-account.js';
import { sendFile } from '../common/http/send-file.js';
import { ExportTable, ExportVcards } from '../exports/exports.input.js';
import { ExportsService } from '../exports/exports.service.js';

const file = { schema: { type: 'string', format: 'binary' } } as const;

/** Everything out again. Files are written while they are read, whatever their size. */
@Controller('api/v1/exports')
export class ExportsApi {
  constructor(private readonly exports: ExportsService) {}

  /** The whole account; its fields are described in docs/export-format.md. */
  @Get('account.json')
  @ApiProduces('application/json')
  @ApiOkResponse(file)
  account(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    return sendFile(reply, this.exports.file(account, 'json'));
  }

  /** Everybody who is not in the trash. */
  @Get('contacts.vcf')
  @ApiProduces('text/vcard')
  @ApiOkResponse(file)
  vcards(@CurrentAccount() account: Account, @Query() query: ExportVcards, @Res() reply: FastifyReply): Promise<void> {
    return sendFile(reply, this.exports.file(account, 'vcf', query));
  }

  /** Everybody who is not in the trash, as a table. */
  @Get('contacts.csv')
  @ApiProduces('text/csv')
  @ApiOkResponse(file)
  table(@CurrentAccount() account: Account, @Query() query: ExportTable, @Res() reply: FastifyReply): Promise<void> {
    return sendFile(reply, this.exports.file(account, 'csv', query));
  }

  /** Meetings and open reminders, as a calendar address gives them. */
  @Get('calendar.ics')
  @ApiProduces('text/calendar')
  @ApiOkResponse(file)
  calendar(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    return sendFile(reply, this.exports.file(account, 'ics'));
  }

  /** All of them in one archive. */
  @Get('account.zip')
  @ApiProduces('application/zip')
  @ApiOkResponse(file)
  everything(@CurrentAccount() account: Account, @Res() reply: FastifyReply): Promise<void> {
    return sendFile(reply, this.exports.file(account, 'zip'));
  }
}
