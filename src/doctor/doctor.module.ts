import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { DoctorService } from './doctor.service.js';
import { DoctorStore } from './doctor.store.js';

@Module({ imports: [AccountsModule], providers: [DoctorService, DoctorStore], exports: [DoctorService] })
export class DoctorModule {}
