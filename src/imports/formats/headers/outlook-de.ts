import { type ColumnMeaning, meaning } from '../../domain/column-meaning.js';

/**
 * The columns of German Outlook by their folded headers (ß is ss, so that Swiss files read the same), in all the spellings
 * of its versions, and those that GMX and WEB.DE call Outlook 2003. What is not listed is kept under its own name.
 * Source: imports.md, 5.3.
 */
export const outlookGerman: ReadonlyMap<string, ColumnMeaning> = new Map(
  Object.entries({
    anrede: meaning('salutation'),
    vorname: meaning('givenName'),
    'weitere vornamen': meaning('middleName'),
    nachname: meaning('familyName'),
    suffix: meaning('suffix'),
    namenszusatz: meaning('suffix'),
    spitzname: meaning('nickname'),
    firma: meaning('organisation'),
    abteilung: meaning('department'),
    position: meaning('role'),
    geschlecht: meaning('gender'),
    geburtstag: meaning('birthday'),
    kategorien: meaning('tags'),
    sprache: meaning('language'),
    notizen: meaning('notes'),
    webseite: meaning('link'),
    'persönliche webseite': meaning('link', 'home'),

    'e-mail-adresse': meaning('email', null, 'email 1'),
    'e-mail 2: adresse': meaning('email', null, 'email 2'),
    'e-mail 3: adresse': meaning('email', null, 'email 3'),

    'telefon assistent': meaning('extra'), // somebody else's: it would make everybody of an office look like one person
    autotelefon: meaning('phone', 'car'),
    'fax geschäftlich': meaning('phone', 'work fax'),
    'fax privat': meaning('phone', 'home fax'),
    funkruf: meaning('phone', 'radio'),
    haupttelefon: meaning('phone', 'main'),
    isdn: meaning('phone', 'isdn'),
    mobiltelefon: meaning('phone', 'cell'),
    'mobiltelefon 2': meaning('phone', 'cell'),
    pager: meaning('phone', 'pager'),
    rückmeldung: meaning('phone', 'callback'),
    'telefon firma': meaning('phone', 'company'),
    'telefon geschäftlich': meaning('phone', 'work'),
    'telefon geschäftlich 2': meaning('phone', 'work'),
    'telefon für hörbehinderte': meaning('phone', 'text telephone'),
    ...both(['telefon (privat)', 'telefon privat'], meaning('phone', 'home')),
    ...both(['telefon (privat 2)', 'telefon privat 2'], meaning('phone', 'home')),
    telex: meaning('phone', 'telex'),
    'weiteres fax': meaning('phone', 'other fax'),
    'weiteres telefon': meaning('phone', 'other'),

    ...address('geschäftlich', 'work', ['region geschäftlich', 'bundesland/kanton geschäftlich']),
    ...address('privat', 'home', ['bundesland/kanton privat', 'region privat']),
    ...otherAddress(),

    // What Outlook fills in by itself, for everybody.
    'e-mail-typ': meaning('ignored'),
    'e-mail 2: typ': meaning('ignored'),
    'e-mail 3: typ': meaning('ignored'),
    initialen: meaning('ignored'),
    ...both(['internet frei/gebucht', 'internet-frei/gebucht'], meaning('ignored')),
    verzeichnisserver: meaning('ignored'),
  }),
);

function both(headers: readonly string[], column: ColumnMeaning): Record<string, ColumnMeaning> {
  return Object.fromEntries(headers.map((header) => [header, column]));
}

/** Outlook cuts a street of several lines into as many columns. */
function address(place: string, label: string, regions: readonly string[]): Record<string, ColumnMeaning> {
  const part = (field: ColumnMeaning['field']): ColumnMeaning => meaning(field, label, label);
  return {
    [`adresse ${place}`]: part('address'),
    ...both([`strasse ${place}`, `strasse ${place} 2`, `strasse ${place} 3`], part('street')),
    [`postfach ${place}`]: part('postBox'),
    [`ort ${place}`]: part('city'),
    ...both(regions, part('region')),
    [`postleitzahl ${place}`]: part('postalCode'),
    ...both([`land/region ${place}`, `land ${place}`], part('country')), // the second up to 2003
  };
}

function otherAddress(): Record<string, ColumnMeaning> {
  const part = (field: ColumnMeaning['field']): ColumnMeaning => meaning(field, 'other', 'other');
  return {
    'weitere adresse': part('address'),
    ...both(['weitere strasse', 'weitere strasse 2', 'weitere strasse 3'], part('street')),
    'weiteres postfach': part('postBox'),
    'weiterer ort': part('city'),
    ...both(['weiteres/r bundesland/kanton', 'weitere region'], part('region')),
    'weitere postleitzahl': part('postalCode'),
    ...both(['weiteres/e land/region', 'weiteres land'], part('country')),
  };
}
