import { type Fields, isTicked, numberOf, textOf } from '../common/http/pages/form.js';

/** The form "Mailversand". An empty server for reading means that nothing is read; an empty password, the kept one. */
export function ownMailInput(fields: Fields): object {
  const imapHost = textOf(fields, 'imapHost');
  const password = fields['password'];
  return {
    address: textOf(fields, 'address') ?? '',
    name: textOf(fields, 'name'),
    userName: textOf(fields, 'userName') ?? '',
    ...(password === undefined || password === '' ? {} : { password }), // blanks around it belong to it
    smtpHost: textOf(fields, 'smtpHost') ?? '',
    smtpPort: numberOf(fields, 'smtpPort'),
    smtpSecurity: textOf(fields, 'smtpSecurity'),
    imapHost,
    imapPort: imapHost === null ? null : numberOf(fields, 'imapPort'),
    imapSecurity: imapHost === null ? null : textOf(fields, 'imapSecurity'),
    sentFolder: textOf(fields, 'sentFolder'),
    sends: isTicked(fields, 'sends'),
    keepsSent: isTicked(fields, 'keepsSent'),
    reads: isTicked(fields, 'reads'),
    keepsText: isTicked(fields, 'keepsText'),
  };
}
