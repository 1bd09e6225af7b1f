import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsService } from './interactions.service.js';
import { InteractionsStore } from './interactions.store.js';

@Module({
  imports: [ContactsModule],
  providers: [InteractionsService, InteractionsStore],
  exports: [InteractionsService],
})
export class InteractionsModule {}
