import { describe, expect, it } from 'vitest';
import { parsedContact, type ParsedPoint } from '../../../src/imports/domain/parsed-contact.js';
import { isRoleAddress } from '../../../src/imports/preview/domain/role-address.js';

const email = (value: string): ParsedPoint => ({ kind: 'email', value, label: null, preferred: false });
const person = (givenName: string | null, ...emails: string[]): ReturnType<typeof parsedContact> =>
  parsedContact(1, { givenName, points: emails.map(email) });

describe('an address behind which nobody in particular reads', () => {
  it.each([
    [null, ['info@probe.example']],
    ['Info', ['info@probe.example']],
    ['no-reply', ['no-reply@probe.example']],
    ['No Reply', ['noreply@probe.example']],
    ['kontakt@probe.example', ['Kontakt@probe.example']],
    [null, ['info@probe.example', 'office@probe.example']],
    [null, ['support+ticket7@probe.example']],
    [null, ['info-de@probe.example']],
    ['Büro', ['buero@probe.example']],
    ['Info', ['office@probe.example', 'info@probe.example']],
  ])('%s at %j is set aside', (name, emails) => {
    expect(isRoleAddress(person(name, ...emails))).toBe(true);
  });

  it.each([
    ['Greta', ['info@probe.example']],
    [null, ['greta@probe.example']],
    [null, ['info@probe.example', 'greta@probe.example']],
    [null, []],
    ['Post', ['greta.post@probe.example']],
    ['greta', ['greta@probe.example']],
  ])('%s at %j is a person', (name, emails) => {
    expect(isRoleAddress(person(name, ...emails))).toBe(false);
  });
});
