import { Module } from '@nestjs/common';
import { Holidays } from '../common/holidays.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { InsightsQuery } from './insights.query.js';
import { InsightsService } from './insights.service.js';
import { NetworkQuery } from './network.query.js';
import { NetworkService } from './network.service.js';
import { RehearsalService } from './rehearsal.service.js';

/** What looks at the whole: what became of one's messages, the network on a page, a call to read from. */
@Module({
  imports: [ContactsModule, InteractionsModule, PeopleModule, ReactivationModule],
  providers: [Holidays, InsightsQuery, InsightsService, NetworkQuery, NetworkService, RehearsalService],
  exports: [InsightsService, NetworkService, RehearsalService],
})
export class InsightsModule {}
