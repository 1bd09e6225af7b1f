import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CaldavClient } from './caldav/caldav-client.js';
import { CalendarAccountsService } from './calendar-accounts.service.js';
import { CalendarAccountsStore } from './calendar-accounts.store.js';
import { CalendarConnection } from './calendar-connection.service.js';

/** Ways into the user's own CalDAV servers. */
@Module({
  imports: [AccountsModule],
  providers: [CaldavClient, CalendarAccountsService, CalendarAccountsStore, CalendarConnection],
  exports: [CaldavClient, CalendarAccountsService, CalendarConnection],
})
export class CalendarAccountsModule {}
