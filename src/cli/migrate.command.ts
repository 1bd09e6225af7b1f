import type { Command } from 'commander';
import { Config } from '../common/config.js';
import { Database } from '../common/database/database.js';
import type { Terminal } from './terminal.js';

export function addMigrate(root: Command, { environment, print }: Terminal): void {
  root
    .command('migrate')
    .description('bring the database to the newest schema')
    .option('--down', 'take the last migration back')
    .action(async ({ down }: { down?: boolean }) => {
      const database = await Database.open(new Config(environment).databaseUrl);
      try {
        await (down ? database.undoLastMigration() : database.migrate());
        print(down ? 'The last migration was taken back.' : 'The database has the newest schema.');
      } finally {
        await database.close();
      }
    });
}
