import type { ColumnField } from '../../domain/column-meaning.js';

/** What headers say in English, German, French, Spanish and Italian, in small letters, without accents, words apart. */
const PHRASES: Readonly<Partial<Record<ColumnField, readonly string[]>>> = {
  givenName: [
    ...['first name', 'firstname', 'given name', 'givenname', 'forename', 'fname', 'vorname', 'vornamen', 'rufname'],
    ...['prenom', 'prenoms', 'nombre de pila', 'nome di battesimo', 'first'],
  ],
  middleName: ['middle name', 'middlename', 'middle names', 'weitere vornamen', 'zweiter vorname', 'deuxieme prenom'],
  familyName: [
    ...['last name', 'lastname', 'surname', 'family name', 'familyname', 'lname', 'nachname', 'familienname', 'zuname'],
    ...['nom de famille', 'apellido', 'apellidos', 'primer apellido', 'cognome', 'last'],
  ],
  fullName: [
    ...['name', 'full name', 'fullname', 'display name', 'displayname', 'contact', 'contact name', 'person', 'names'],
    ...['vollstandiger name', 'anzeigename', 'kontakt', 'ansprechpartner', 'ansprechpartnerin', 'vor und nachname'],
    ...['nom', 'nom complet', 'nombre', 'nombre completo', 'nome', 'nome completo', 'first and last name'],
    ...['wer', 'who', 'mensch', 'menschen', 'leute', 'people'],
    ...['name vorname', 'vorname nachname', 'nachname vorname', 'vorname name', 'contacto', 'contatto'],
  ],
  nickname: ['nickname', 'nick name', 'nick', 'spitzname', 'surnom', 'apodo', 'soprannome'],
  honorific: ['prefix', 'name prefix', 'titel', 'akademischer titel', 'academic title', 'honorific', 'namenstitel'],
  salutation: ['salutation', 'anrede', 'briefanrede', 'civilite', 'tratamiento', 'trattamento'],
  suffix: ['suffix', 'name suffix', 'namenszusatz'],
  gender: ['gender', 'sex', 'geschlecht', 'sexe', 'genre', 'sexo', 'genero', 'sesso', 'genere'],
  organisation: [
    ...[
      'company',
      'company name',
      'organisation',
      'organization',
      'organization name',
      'organisation name',
      'employer',
    ],
    ...['firma', 'firmenname', 'unternehmen', 'arbeitgeber', 'institution', 'verlag', 'betrieb', 'account name'],
    ...['entreprise', 'societe', 'employeur', 'empresa', 'azienda', 'ditta', 'societa', 'current company'],
  ],
  department: [
    'department',
    'abteilung',
    'ressort',
    'departement',
    'service',
    'departamento',
    'reparto',
    'dipartimento',
  ],
  role: [
    ...['position', 'role', 'job title', 'jobtitle', 'job', 'occupation', 'profession', 'beruf', 'funktion', 'rolle'],
    ...['berufsbezeichnung', 'stellenbezeichnung', 'stelle', 'tatigkeit', 'poste', 'fonction', 'puesto', 'cargo'],
    ...['ruolo', 'mansione', 'posizione', 'headline', 'current position', 'title'],
  ],
  email: [
    ...[
      'email',
      'emails',
      'mail',
      'e mail',
      'email address',
      'mail address',
      'email adresse',
      'mailadresse',
      'courriel',
    ],
    ...['adresse email', 'adresse mail', 'correo', 'correo electronico', 'posta elettronica', 'emailadresse'],
  ],
  phone: [
    ...[
      'phone',
      'phones',
      'telephone',
      'tel',
      'phone number',
      'telephone number',
      'telefon',
      'telefonnummer',
      'festnetz',
    ],
    ...[
      'rufnummer',
      'telefono',
      'numero de telephone',
      'numero de telefono',
      'mobile',
      'mobil',
      'mobile phone',
      'handy',
    ],
    ...['handynummer', 'mobilnummer', 'mobiltelefon', 'mobile number', 'cell', 'cellphone', 'cell phone', 'portable'],
    ...['movil', 'cellulare', 'fax', 'telefax', 'faxnummer', 'whatsapp', 'durchwahl'],
  ],
  link: [
    ...[
      'url',
      'link',
      'links',
      'website',
      'web site',
      'webseite',
      'internetseite',
      'homepage',
      'web',
      'web page',
      'site',
    ],
    ...['linkedin', 'linkedin url', 'linkedin profile', 'linkedin profil', 'profile url', 'profile', 'profil', 'xing'],
    ...[
      'site web',
      'sitio web',
      'sito web',
      'instagram',
      'twitter',
      'mastodon',
      'github',
      'facebook',
      'internet',
      'blog',
    ],
  ],
  street: [
    ...['street', 'street address', 'address line', 'strasse', 'strasse hausnummer', 'rue'],
    ...['calle', 'via', 'adresszeile', 'hausnummer', 'strasse nr', 'adresszusatz', 'strasse und hausnummer'],
  ],
  postBox: ['po box', 'post office box', 'postfach', 'boite postale', 'apartado'],
  postalCode: [
    ...['zip', 'zip code', 'zipcode', 'postal code', 'postcode', 'post code', 'plz', 'postleitzahl', 'code postal'],
    ...['codigo postal', 'cap', 'codice postale'],
  ],
  city: ['city', 'town', 'ort', 'stadt', 'wohnort', 'location', 'standort', 'ville', 'ciudad', 'citta', 'localita'],
  region: ['state', 'region', 'province', 'county', 'bundesland', 'kanton', 'provincia', 'regione', 'departement fr'],
  country: ['country', 'land', 'staat', 'nation', 'country region', 'pays', 'pais', 'paese'],
  address: [
    ...['address', 'adresse', 'anschrift', 'postanschrift', 'postal address', 'mailing address', 'full address'],
    ...['direccion', 'indirizzo', 'postadresse'],
  ],
  birthday: [
    ...['birthday', 'birth date', 'birthdate', 'date of birth', 'dob', 'bday', 'geburtstag', 'geburtsdatum', 'geb'],
    ...['geb datum', 'date de naissance', 'naissance', 'cumpleanos', 'fecha de nacimiento', 'compleanno'],
    ...['data di nascita', 'anniversaire'],
  ],
  connectedOn: ['connected on', 'verbunden am', 'vernetzt am'],
  lastContactOn: [
    ...['last contact', 'last contacted', 'last contact date', 'last contacted on', 'last talked', 'last interaction'],
    ...[
      'last talked to',
      'last spoke',
      'letzter kontakt',
      'zuletzt kontaktiert',
      'zuletzt gesprochen',
      'letztes gesprach',
    ],
    ...[
      'letztes treffen',
      'last meeting',
      'dernier contact',
      'ultimo contacto',
      'ultimo contatto',
      'zuletzt getroffen',
    ],
  ],
  tags: [
    ...['tags', 'tag', 'labels', 'categories', 'category', 'groups', 'group', 'kategorien', 'kategorie', 'gruppen'],
    ...['gruppe', 'schlagworte', 'schlagworter', 'stichworte', 'stichworter', 'etiquettes', 'etiquetas', 'etichette'],
    ...['categorie', 'categories', 'categorias', 'gruppo', 'grupo', 'groupe', 'listen', 'liste'],
  ],
  likes: [
    'likes',
    'interests',
    'interessen',
    'hobby',
    'hobbys',
    'hobbies',
    'vorlieben',
    'interets',
    'intereses',
    'interessi',
  ],
  language: ['language', 'sprache', 'langue', 'idioma', 'lingua', 'preferred language'],
  notes: [
    ...['notes', 'note', 'notizen', 'notiz', 'bemerkung', 'bemerkungen', 'anmerkung', 'anmerkungen', 'kommentar'],
    ...['kommentare', 'comment', 'comments', 'remarks', 'remark', 'info', 'infos', 'remarques', 'commentaire', 'notas'],
    ...['commenti', 'beschreibung', 'description', 'hinweise'],
  ],
};

/** The field of a whole header, by its words. */
export const fieldOfPhrase: ReadonlyMap<string, ColumnField> = new Map(
  Object.entries(PHRASES).flatMap(
    ([field, phrases]) => phrases.map((phrase) => [phrase, field as ColumnField] as const), // the keys are fields
  ),
);

/** One of these words among others says what the column holds. */
export const fieldOfWord: ReadonlyMap<string, ColumnField> = new Map([
  ...words('email', 'email mail emailadresse mailadresse courriel correo'),
  ...words('phone', 'telefon telephone phone tel mobil mobile handy handynummer fax cell telefono telefonnummer movil'),
  ...words('link', 'url website webseite homepage linkedin xing instagram twitter github'),
  ...words('postalCode', 'plz postleitzahl zip postcode'),
  ...words('street', 'strasse street hausnummer rue calle'),
  ...words('city', 'ort stadt city ville ciudad citta'),
  ...words('country', 'country pays pais paese land'),
  ...words('birthday', 'birthday geburtstag geburtsdatum birthdate'),
  ...words('notes', 'notizen notes bemerkungen bemerkung kommentar'),
]);

/** What stands beside an address or a number in the header. */
export const labelOfWord: ReadonlyMap<string, string> = new Map([
  ...labels('work', 'work business office geschaftlich dienstlich beruflich buro arbeit professionnel travail trabajo'),
  ...labels('work', 'lavoro ufficio job firma company dienst gesch'),
  ...labels('home', 'home private personal privat priv personnel perso domicile casa personale particular'),
  ...labels('cell', 'mobil mobile handy cell cellphone mobiltelefon handynummer mobilnummer portable movil cellulare'),
  ...labels('fax', 'fax telefax faxnummer'),
  ...[
    ...'linkedin LinkedIn|xing XING|instagram Instagram|github GitHub|mastodon Mastodon|twitter Twitter'.split('|'),
  ].map((pair): [string, string] => [pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? '']),
]);

/** A column about an address, and none itself. */
export const wordsAboutOthers: ReadonlySet<string> = new Set(
  'type typ label status consent optin opt count anzahl id verified format assistant assistent manager emergency'.split(
    ' ',
  ),
);

function words(field: ColumnField, list: string): [string, ColumnField][] {
  return list.split(' ').map((word) => [word, field]);
}

function labels(label: string, list: string): [string, string][] {
  return list.split(' ').map((word) => [word, label]);
}
