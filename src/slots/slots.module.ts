import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Holidays } from '../common/holidays.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { AgreedTimes } from './agreed-times.service.js';
import { BusyTimes } from './busy-times.js';
import { FreeSlotsService } from './free-slots.service.js';
import { HeldSlotsMover } from './held-slots.mover.js';
import { HeldTimes } from './held-times.service.js';
import { SlotsService } from './slots.service.js';
import { SlotsStore } from './slots.store.js';

@Module({
  imports: [AccountsModule, MeetingsModule],
  providers: [AgreedTimes, BusyTimes, FreeSlotsService, HeldSlotsMover, HeldTimes, Holidays, SlotsStore, SlotsService],
  exports: [BusyTimes, FreeSlotsService, HeldSlotsMover, SlotsService],
})
export class SlotsModule {}
