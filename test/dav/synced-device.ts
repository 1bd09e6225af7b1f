import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { vdirsyncerSettings } from '../../src/web/views/vdirsyncer-settings.js';
import type { Access } from './dav-world.js';
import { type Answer, Device } from './program.js';

export type Folder = 'people' | 'meetings' | 'follow-ups';

/** A computer with vdirsyncer, set up as our help page says, and with khard, khal and todoman on its folders. */
export class SyncedDevice extends Device {
  private readonly config = join(this.home, 'vdirsyncer.config');

  /** Finds the collections, and says yes to the folders. */
  static async of(access: Access): Promise<SyncedDevice> {
    const device = new SyncedDevice();
    const asks = 'password.fetch = ["prompt", "App password"]';
    const settings = vdirsyncerSettings({ address: access.address, email: access.user });
    device.use(settings.replaceAll(asks, `password = ${JSON.stringify(access.password)}`));
    device.folder('.contacts');
    device.folder('.calendars');
    await device.ran('vdirsyncer', ['-c', device.config, 'discover'], 'y\n'.repeat(6));
    device.setUpReaders();
    return device;
  }

  /** Both ways, until nothing is left to do; what stops it is told, not thrown. */
  sync(...args: readonly string[]): Promise<Answer> {
    return this.run('vdirsyncer', ['-c', this.config, 'sync', ...args]);
  }

  async synced(): Promise<void> {
    const { status, said } = await this.sync();
    if (status !== 0) throw new Error(`vdirsyncer sync ended with ${status}:\n${said}`);
  }

  /** Which side counts where both changed: `b` is the service. */
  prefer(side: 'a' | 'b'): void {
    const settings = readFileSync(this.config, 'utf8');
    this.use(settings.replaceAll('collections =', `conflict_resolution = "${side} wins"\ncollections =`));
  }

  files(folder: Folder): string[] {
    return readdirSync(this.pathOf(folder)).sort();
  }

  /** The one file of a folder that says so. */
  fileWith(folder: Folder, words: string): string {
    const [found, ...others] = this.files(folder).filter((name) => this.read(folder, name).includes(words));
    if (found === undefined || others.length > 0) throw new Error(`${others.length} other files say ${words}`);
    return found;
  }

  read(folder: Folder, name: string): string {
    return readFileSync(join(this.pathOf(folder), name), 'utf8');
  }

  write(folder: Folder, name: string, text: string): void {
    writeFileSync(join(this.pathOf(folder), name), text);
  }

  pathOf(folder: Folder): string {
    return this.folder(folder === 'people' ? '.contacts' : '.calendars', folder);
  }

  khard(...args: readonly string[]): Promise<string> {
    return this.ran('khard', ['-c', join(this.home, 'khard.conf'), ...args]);
  }

  khal(...args: readonly string[]): Promise<string> {
    return this.ran('khal', ['-c', join(this.home, 'khal.conf'), ...args]);
  }

  todoman(...args: readonly string[]): Promise<string> {
    return this.ran('todoman', ['--config', join(this.home, 'todoman.py'), ...args]);
  }

  private use(settings: string): void {
    writeFileSync(this.config, settings);
  }

  private setUpReaders(): void {
    const write = (name: string, lines: readonly string[]): void =>
      writeFileSync(join(this.home, name), `${lines.join('\n')}\n`);
    const times = ['timeformat = %H:%M', 'dateformat = %Y-%m-%d', 'longdateformat = %Y-%m-%d'];
    const instants = ['datetimeformat = %Y-%m-%d %H:%M', 'longdatetimeformat = %Y-%m-%d %H:%M'];
    const zones = ['local_timezone = Europe/Berlin', 'default_timezone = Europe/Berlin'];
    write('khard.conf', [
      ...['[addressbooks]', '[[people]]', `path = ${this.pathOf('people')}`],
      ...['[general]', 'editor = true', 'merge_editor = true', 'default_action = list'],
    ]);
    write('khal.conf', [
      ...['[calendars]', '[[meetings]]', `path = ${this.pathOf('meetings')}`, '[locale]', ...times, ...instants],
      ...zones,
    ]);
    write('todoman.py', [
      `path = ${JSON.stringify(this.pathOf('follow-ups'))}`,
      ...['date_format = "%Y-%m-%d"', 'time_format = "%H:%M"', 'default_due = 0', 'startable = False'],
      `cache_path = ${JSON.stringify(join(this.home, 'todoman.sqlite3'))}`,
    ]);
  }
}
