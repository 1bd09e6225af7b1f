import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { OutreachModule } from '../outreach/outreach.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { DemoService } from './demo.service.js';

@Module({
  imports: [AccountsModule, StationsModule, ContactsModule, InteractionsModule, OutreachModule],
  providers: [DemoService],
  exports: [DemoService],
})
export class DemoModule {}
