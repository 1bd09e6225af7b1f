import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CollectionsModule } from '../collections/collections.module.js';
import { CollectionsService } from '../collections/collections.service.js';
import { CopyMove } from './copy-move.js';
import { DavSignIn } from './dav-sign-in.service.js';
import type { Verb } from './dav-request.js';
import { DavVerbs } from './dav-verbs.js';
import { Delete } from './delete.js';
import { Get } from './get.js';
import { Options } from './options.js';
import { PlaceNames } from './place-names.js';
import { Propfind } from './propfind.js';
import { Proppatch } from './proppatch.js';
import { Put } from './put.js';
import { Report } from './report.js';
import { Reports } from './reports/reports.service.js';

const verbs = [Options, Propfind, Proppatch, Get, Put, Delete, CopyMove, Report];

/** CardDAV and CalDAV: the addresses themselves are registered beside Nest's, in register-dav.ts. */
@Module({
  imports: [AccountsModule, CollectionsModule],
  providers: [
    ...verbs,
    DavSignIn,
    PlaceNames,
    Reports,
    {
      provide: DavVerbs,
      inject: [CollectionsService, ...verbs],
      useFactory: (collections: CollectionsService, ...found: Verb[]) => new DavVerbs(found, collections),
    },
  ],
})
export class DavModule {}
