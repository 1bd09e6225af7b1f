import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { SlotsService } from './slots.service.js';
import { SlotsStore } from './slots.store.js';

@Module({ imports: [AccountsModule, MeetingsModule], providers: [SlotsStore, SlotsService], exports: [SlotsService] })
export class SlotsModule {}
