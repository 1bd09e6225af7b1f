import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { InteractionsMover } from './interactions.mover.js';
import { InteractionsService } from './interactions.service.js';
import { InteractionsStore } from './interactions.store.js';
import { ManyInteractions } from './many-interactions.service.js';
import { ManyInteractionsStore } from './many-interactions.store.js';

@Module({
  imports: [ContactsModule],
  providers: [InteractionsMover, InteractionsService, InteractionsStore, ManyInteractions, ManyInteractionsStore],
  exports: [InteractionsMover, InteractionsService, ManyInteractions],
})
export class InteractionsModule {}
