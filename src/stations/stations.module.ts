import { Module } from '@nestjs/common';
import { JoggerPrompts } from './jogger-prompts.js';
import { StationsService } from './stations.service.js';
import { StationsStore } from './stations.store.js';

@Module({
  providers: [JoggerPrompts, StationsService, StationsStore],
  exports: [JoggerPrompts, StationsService],
})
export class StationsModule {}
