import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SlotsService } from './slots.service.js';
import { SlotsStore } from './slots.store.js';

@Module({ imports: [AccountsModule], providers: [SlotsStore, SlotsService], exports: [SlotsService] })
export class SlotsModule {}
