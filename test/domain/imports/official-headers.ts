/** Headers of other programs, to the last column. Source: imports.md, 5.2 and 5.3. */

/** Google Contacts since 2024; groups as many as needed. */
export const googleNew = columns(`
  First Name; Middle Name; Last Name; Phonetic First Name; Phonetic Middle Name; Phonetic Last Name;
  Name Prefix; Name Suffix; Nickname; File As; Organization Name; Organization Title;
  Organization Department; Birthday; Notes; Photo; Labels; E-mail 1 - Label; E-mail 1 - Value;
  E-mail 2 - Label; E-mail 2 - Value; Phone 1 - Label; Phone 1 - Value; Phone 2 - Label; Phone 2 - Value;
  Address 1 - Label; Address 1 - Formatted; Address 1 - Street; Address 1 - City; Address 1 - PO Box;
  Address 1 - Region; Address 1 - Postal Code; Address 1 - Country; Address 1 - Extended Address;
  Address 2 - Label; Address 2 - Formatted; Address 2 - Street; Address 2 - City; Address 2 - PO Box;
  Address 2 - Region; Address 2 - Postal Code; Address 2 - Country; Address 2 - Extended Address;
  Relation 1 - Label; Relation 1 - Value; Website 1 - Label; Website 1 - Value; Website 2 - Label;
  Website 2 - Value; Event 1 - Label; Event 1 - Value; Custom Field 1 - Label; Custom Field 1 - Value;
  Custom Field 2 - Label; Custom Field 2 - Value
`);

/** Google Contacts until 2024. */
export const googleOld = columns(`
  Name; Given Name; Additional Name; Family Name; Yomi Name; Given Name Yomi; Additional Name Yomi;
  Family Name Yomi; Name Prefix; Name Suffix; Initials; Nickname; Short Name; Maiden Name; Birthday;
  Gender; Location; Billing Information; Directory Server; Mileage; Occupation; Hobby; Sensitivity;
  Priority; Subject; Notes; Language; Photo; Group Membership; E-mail 1 - Type; E-mail 1 - Value;
  E-mail 2 - Type; E-mail 2 - Value; IM 1 - Type; IM 1 - Service; IM 1 - Value; Phone 1 - Type;
  Phone 1 - Value; Address 1 - Type; Address 1 - Formatted; Address 1 - Street; Address 1 - City;
  Address 1 - PO Box; Address 1 - Region; Address 1 - Postal Code; Address 1 - Country;
  Address 1 - Extended Address; Organization 1 - Type; Organization 1 - Name; Organization 1 - Yomi Name;
  Organization 1 - Title; Organization 1 - Department; Organization 1 - Symbol; Organization 1 - Location;
  Organization 1 - Job Description; Organization 2 - Type; Organization 2 - Name;
  Organization 2 - Yomi Name; Organization 2 - Title; Organization 2 - Department; Organization 2 - Symbol;
  Organization 2 - Location; Organization 2 - Job Description; Relation 1 - Type; Relation 1 - Value;
  Website 1 - Type; Website 1 - Value; Event 1 - Type; Event 1 - Value; Custom Field 1 - Type;
  Custom Field 1 - Value
`);

/** Classic Outlook, English, 2007 and later. */
export const outlookEnglish = columns(`
  Title; First Name; Middle Name; Last Name; Suffix; Company; Department; Job Title; Business Street;
  Business Street 2; Business Street 3; Business City; Business State; Business Postal Code;
  Business Country/Region; Home Street; Home Street 2; Home Street 3; Home City; Home State;
  Home Postal Code; Home Country/Region; Other Street; Other Street 2; Other Street 3; Other City;
  Other State; Other Postal Code; Other Country/Region; Assistant's Phone; Business Fax; Business Phone;
  Business Phone 2; Callback; Car Phone; Company Main Phone; Home Fax; Home Phone; Home Phone 2; ISDN;
  Mobile Phone; Other Fax; Other Phone; Pager; Primary Phone; Radio Phone; TTY/TDD Phone; Telex; Account;
  Anniversary; Assistant's Name; Billing Information; Birthday; Business Address PO Box; Categories;
  Children; Directory Server; E-mail Address; E-mail Type; E-mail Display Name; E-mail 2 Address;
  E-mail 2 Type; E-mail 2 Display Name; E-mail 3 Address; E-mail 3 Type; E-mail 3 Display Name; Gender;
  Government ID Number; Hobby; Home Address PO Box; Initials; Internet Free Busy; Keywords; Language;
  Location; Manager's Name; Mileage; Notes; Office Location; Organizational ID Number;
  Other Address PO Box; Priority; Private; Profession; Referred By; Sensitivity; Spouse; User 1; User 2;
  User 3; User 4; Web Page
`);

/** Classic Outlook, German. */
export const outlookGerman = columns(`
  Anrede; Vorname; Weitere Vornamen; Nachname; Suffix; Firma; Abteilung; Position; Straße geschäftlich;
  Straße geschäftlich 2; Straße geschäftlich 3; Ort geschäftlich; Region geschäftlich;
  Postleitzahl geschäftlich; Land/Region geschäftlich; Straße privat; Straße privat 2; Straße privat 3;
  Ort privat; Bundesland/Kanton privat; Postleitzahl privat; Land/Region privat; Weitere Straße;
  Weitere Straße 2; Weitere Straße 3; Weiterer Ort; Weiteres/r Bundesland/Kanton; Weitere Postleitzahl;
  Weiteres/e Land/Region; Telefon Assistent; Fax geschäftlich; Telefon geschäftlich;
  Telefon geschäftlich 2; Rückmeldung; Autotelefon; Telefon Firma; Fax privat; Telefon (privat);
  Telefon (privat 2); ISDN; Mobiltelefon; Weiteres Fax; Weiteres Telefon; Pager; Haupttelefon;
  Mobiltelefon 2; Telefon für Hörbehinderte; Telex; Abrechnungsinformation; Benutzer 1; Benutzer 2;
  Benutzer 3; Benutzer 4; Beruf; Büro; E-Mail-Adresse; E-Mail-Typ; E-Mail: Angezeigter Name;
  E-Mail 2: Adresse; E-Mail 2: Typ; E-Mail 2: Angezeigter Name; E-Mail 3: Adresse; E-Mail 3: Typ;
  E-Mail 3: Angezeigter Name; Empfohlen von; Geburtstag; Geschlecht; Hobby; Initialen;
  Internet Frei/Gebucht; Jahrestag; Kategorien; Kinder; Konto; Name Assistent; Name des/der Vorgesetzten;
  Notizen; Organisationsnr.; Ort; Partner; Postfach geschäftlich; Postfach privat; Priorität; Privat;
  Regierungsnr.; Reisekilometer; Sprache; Stichwörter; Vertraulichkeit; Verzeichnisserver; Webseite;
  Weiteres Postfach
`);

/** What GMX and WEB.DE call "Outlook 2003". */
export const gmx = columns(`
  Nachname; Anrede; Vorname; Weitere Vornamen; Geschlecht; Geburtstag; Position; Abteilung; Firma;
  E-Mail-Adresse; E-Mail: Angezeigter Name; E-Mail 2: Adresse; E-Mail 2: Angezeigter Name;
  E-Mail 3: Adresse; E-Mail 3: Angezeigter Name; Telefon geschäftlich; Telefon geschäftlich 2; Autotelefon;
  Telefon privat; Telefon privat 2; Mobiltelefon; Mobiltelefon 2; Weiteres Telefon; Fax privat;
  Fax geschäftlich; Weiteres Fax; Webseite; Straße geschäftlich; Ort geschäftlich;
  Postleitzahl geschäftlich; Land geschäftlich; Straße privat; Ort privat; Postleitzahl privat;
  Land privat; Weitere Straße; Weiterer Ort; Weitere Postleitzahl; Weiteres Land; Notizen
`);

/** What Google calls "Outlook CSV". */
export const outlookOfGoogle = columns(`
  First Name; Middle Name; Last Name; Title; Suffix; Initials; Web Page; Gender; Birthday; Anniversary;
  Location; Language; Internet Free Busy; Notes; E-mail Address; E-mail 2 Address; E-mail 3 Address;
  Primary Phone; Home Phone; Home Phone 2; Mobile Phone; Pager; Home Fax; Home Address; Home Street;
  Home Street 2; Home Street 3; Home Address PO Box; Home City; Home State; Home Postal Code; Home Country;
  Spouse; Children; Manager's Name; Assistant's Name; Referred By; Company Main Phone; Business Phone;
  Business Phone 2; Business Fax; Assistant's Phone; Company; Job Title; Department; Office Location;
  Organizational ID Number; Profession; Account; Business Address; Business Street; Business Street 2;
  Business Street 3; Business Address PO Box; Business City; Business State; Business Postal Code;
  Business Country; Other Phone; Other Fax; Other Address; Other Street; Other Street 2; Other Street 3;
  Other Address PO Box; Other City; Other State; Other Postal Code; Other Country; Callback; Car Phone;
  ISDN; Radio Phone; TTY/TDD Phone; Telex; User 1; User 2; User 3; User 4; Keywords; Mileage; Hobby;
  Billing Information; Directory Server; Sensitivity; Priority; Private; Categories
`);

/** Thunderbird's table, American. */
export const thunderbirdEnglish = columns(`
  First Name; Last Name; Display Name; Nickname; Primary Email; Secondary Email; Screen Name; Work Phone;
  Home Phone; Fax Number; Pager Number; Mobile Number; Home Address; Home Address 2; Home City; Home State;
  Home ZipCode; Home Country; Work Address; Work Address 2; Work City; Work State; Work ZipCode;
  Work Country; Job Title; Department; Organization; Web Page 1; Web Page 2; Birth Year; Birth Month;
  Birth Day; Custom 1; Custom 2; Custom 3; Custom 4; Notes
`);

/** Thunderbird's table, German. */
export const thunderbirdGerman = columns(`
  Vorname; Nachname; Anzeigename; Spitzname; Primäre E-Mail-Adresse; Sekundäre E-Mail-Adresse;
  Messenger-Name; Tel. dienstlich; Tel. privat; Fax-Nummer; Pager-Nummer; Mobil-Tel.-Nr.; Privat: Adresse;
  Privat: Adresse 2; Privat: Ort; Privat: Bundesland; Privat: PLZ; Privat: Land; Dienstlich: Adresse;
  Dienstlich: Adresse 2; Dienstlich: Ort; Dienstlich: Bundesland; Dienstlich: PLZ; Dienstlich: Land;
  Arbeitstitel; Abteilung; Organisation; Webseite 1; Webseite 2; Geburtsjahr; Geburtsmonat; Geburtstag;
  Benutzerdef. 1; Benutzerdef. 2; Benutzerdef. 3; Benutzerdef. 4; Notizen
`);

/** outlook.com and new Outlook, English, 61 columns. */
export const outlookCom = columns(`
  First Name; Middle Name; Last Name; Title; Suffix; Nickname; Given Yomi; Surname Yomi; E-mail Address;
  E-mail 2 Address; E-mail 3 Address; Home Phone; Home Phone 2; Business Phone; Business Phone 2;
  Mobile Phone; Car Phone; Other Phone; Primary Phone; Pager; Business Fax; Home Fax; Other Fax;
  Company Main Phone; Callback; Radio Phone; Telex; TTY/TDD Phone; IMAddress; Job Title; Department;
  Company; Office Location; Manager's Name; Assistant's Name; Assistant's Phone; Company Yomi;
  Business Street; Business City; Business State; Business Postal Code; Business Country/Region;
  Home Street; Home City; Home State; Home Postal Code; Home Country/Region; Other Street; Other City;
  Other State; Other Postal Code; Other Country/Region; Personal Web Page; Spouse; Schools; Hobby;
  Location; Web Page; Birthday; Anniversary; Notes
`);

function columns(text: string): string[] {
  return text.split(';').map((header) => header.trim());
}
