import { type ColumnMeaning, meaning } from '../../domain/column-meaning.js';

/**
 * Outlook's English columns by their folded headers: outlook.com, the desktop's (97 to today), and the "Outlook CSV" of
 * Google. What is not listed has no field of ours and is kept under its own name. Source: imports.md, 5.3.
 */
export const outlookEnglish: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries({
    title: meaning('honorific'),
    'first name': meaning('givenName'),
    'middle name': meaning('middleName'),
    'last name': meaning('familyName'),
    suffix: meaning('suffix'),
    nickname: meaning('nickname'),
    company: meaning('organisation'),
    department: meaning('department'),
    'job title': meaning('role'),
    gender: meaning('gender'),
    birthday: meaning('birthday'),
    categories: meaning('tags'),
    language: meaning('language'),
    notes: meaning('notes'),
    'web page': meaning('link'),
    'personal web page': meaning('link', 'home'),

    'e-mail address': meaning('email', null, 'email 1'),
    'e-mail 2 address': meaning('email', null, 'email 2'),
    'e-mail 3 address': meaning('email', null, 'email 3'),

    "assistant's phone": meaning('extra'), // somebody else's: it would make everybody of an office look like one person
    'business fax': meaning('phone', 'work fax'),
    'business phone': meaning('phone', 'work'),
    'business phone 2': meaning('phone', 'work'),
    callback: meaning('phone', 'callback'),
    'car phone': meaning('phone', 'car'),
    'company main phone': meaning('phone', 'company'),
    'home fax': meaning('phone', 'home fax'),
    'home phone': meaning('phone', 'home'),
    'home phone 2': meaning('phone', 'home'),
    isdn: meaning('phone', 'isdn'),
    'mobile phone': meaning('phone', 'cell'),
    'mobile phone 2': meaning('phone', 'cell'),
    'other fax': meaning('phone', 'other fax'),
    'other phone': meaning('phone', 'other'),
    pager: meaning('phone', 'pager'),
    'primary phone': meaning('phone', 'main'),
    'radio phone': meaning('phone', 'radio'),
    telex: meaning('phone', 'telex'),
    'tty/tdd phone': meaning('phone', 'text telephone'),

    ...address('business', 'work'),
    ...address('home', 'home'),
    ...address('other', 'other'),

    // What Outlook fills in by itself, for everybody.
    'e-mail type': meaning('ignored'),
    'e-mail 2 type': meaning('ignored'),
    'e-mail 3 type': meaning('ignored'),
    'directory server': meaning('ignored'),
    initials: meaning('ignored'),
    'internet free busy': meaning('ignored'),
  }),
);

/** The columns of one address; Outlook cuts a street of several lines into as many columns. */
function address(place: string, label: string): Record<string, ColumnMeaning> {
  const part = (field: ColumnMeaning['field']): ColumnMeaning => meaning(field, label, place);
  return {
    [`${place} address`]: part('address'),
    [`${place} street`]: part('street'),
    [`${place} street 2`]: part('street'),
    [`${place} street 3`]: part('street'),
    [`${place} address po box`]: part('postBox'),
    [`${place} city`]: part('city'),
    [`${place} state`]: part('region'),
    [`${place} postal code`]: part('postalCode'),
    [`${place} country/region`]: part('country'),
    [`${place} country`]: part('country'), // 97 to 2003
  };
}
