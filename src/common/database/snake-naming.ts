import { DefaultNamingStrategy } from 'typeorm';

/** `lastInMindOn` in the code is `last_in_mind_on` in the database. */
export class SnakeNamingStrategy extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
