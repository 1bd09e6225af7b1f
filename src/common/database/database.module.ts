import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config.js';
import { Database } from './database.js';
import { UnitOfWork } from './unit-of-work.js';

@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static open(): DynamicModule {
    const database = {
      provide: Database,
      inject: [Config],
      useFactory: async (config: Config) => {
        const opened = await Database.open(config.databaseUrl);
        if (config.migrateOnStart) await opened.migrate();
        return opened;
      },
    };
    return { module: DatabaseModule, global: true, providers: [database, UnitOfWork], exports: [Database, UnitOfWork] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}
