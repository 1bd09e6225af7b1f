import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsService } from './interactions.service.js';
import { InteractionsStore } from './interactions.store.js';
import { ManyInteractions } from './many-interactions.service.js';
import { ManyInteractionsStore } from './many-interactions.store.js';

@Module({
  imports: [ContactsModule],
  providers: [InteractionsService, InteractionsStore, ManyInteractions, ManyInteractionsStore],
  exports: [InteractionsService, ManyInteractions],
})
export class InteractionsModule {}
