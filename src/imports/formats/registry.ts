import { csv } from './csv.js';
import type { ImportFormat } from './format.js';
import { google } from './google.js';
import { ldif } from './ldif.js';
import { linkedInInvitations } from './linkedin-invitations.js';
import { linkedInMessages } from './linkedin-messages.js';
import { linkedIn } from './linkedin.js';
import { monicaSql } from './monica-sql.js';
import { monica } from './monica.js';
import { names } from './names.js';
import { outlook } from './outlook.js';
import { thunderbird } from './thunderbird.js';
import { vcard } from './vcard.js';
import { wiedersehenCsv } from './wiedersehen-csv.js';

/** Every format that can be imported; a new one is a file in this folder and a line here. */
export const formats: readonly ImportFormat[] = [
  linkedIn,
  google,
  outlook,
  thunderbird,
  vcard,
  ldif,
  wiedersehenCsv,
  linkedInMessages,
  linkedInInvitations,
  monica,
  monicaSql,
  names,
  csv,
];
