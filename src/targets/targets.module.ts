import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module.js';
import { ReactivationModule } from '../reactivation/reactivation.module.js';
import { StationsModule } from '../stations/stations.module.js';
import { AroundQuery } from './around.query.js';
import { OneStepService } from './one-step.service.js';
import { TargetPeople } from './target-people.service.js';
import { TargetsService } from './targets.service.js';
import { TargetsStore } from './targets.store.js';

@Module({
  imports: [ContactsModule, ReactivationModule, StationsModule],
  providers: [AroundQuery, OneStepService, TargetPeople, TargetsService, TargetsStore],
  exports: [OneStepService, TargetsService],
})
export class TargetsModule {}
