import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { AccountJson } from './account/account-json.service.js';
import { AccountRowsQuery } from './account/account-rows.query.js';
import { ExportsService } from './exports.service.js';
import { PortablePeople } from './people/portable-people.service.js';
import { PortablePeopleQuery } from './people/portable-people.query.js';
import { PeopleFiles } from './people-files.service.js';

/** Everything out again: address books, tables, the whole account. */
@Module({
  imports: [CalendarModule],
  providers: [AccountJson, AccountRowsQuery, ExportsService, PeopleFiles, PortablePeople, PortablePeopleQuery],
  exports: [ExportsService, PortablePeople],
})
export class ExportsModule {}
