import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { AccountJson } from './account/account-json.service.js';
import { AccountRowsQuery } from './account/account-rows.query.js';
import { ExportsService } from './exports.service.js';
import { PeoplePages } from './people/people-pages.service.js';
import { PeopleQuery } from './people/people.query.js';
import { PeopleFiles } from './people-files.service.js';

/** Everything out again: address books, tables, the whole account. */
@Module({
  imports: [CalendarModule],
  providers: [AccountJson, AccountRowsQuery, ExportsService, PeopleFiles, PeoplePages, PeopleQuery],
  exports: [ExportsService],
})
export class ExportsModule {}
