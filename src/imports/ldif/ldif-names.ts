import { type ColumnMeaning, meaning } from '../domain/column-meaning.js';

const home = 'home';
const work = 'work';

/**
 * What the attributes mean that Thunderbird, OpenLDAP and Active Directory write, by lower-case name; all others are kept as
 * they stand. Old names of Netscape stand beside the new ones. Source: RFC 4519, RFC 4524, RFC 2798; Mozilla's LDAP attribute mapping.
 */
export const ldifMeanings: ReadonlyMap<string, ColumnMeaning> = new Map([
  ...named(['givenname', 'gn'], meaning('givenName')),
  ...named(['sn', 'surname'], meaning('familyName')),
  ...named(['cn', 'commonname', 'displayname'], meaning('fullName')),
  ...named(['mozillanickname', 'xmozillanickname'], meaning('nickname')),
  ...named(['personaltitle'], meaning('honorific')),
  ...named(['mail', 'rfc822mailbox', 'mailalternateaddress'], meaning('email')),
  ...named(['mozillasecondemail', 'xmozillasecondemail'], meaning('email')),
  ...named(['telephonenumber', 'workphone'], meaning('phone', work)),
  ...named(['homephone', 'hometelephonenumber'], meaning('phone', home)),
  ...named(['mobile', 'mobiletelephonenumber', 'cellphone', 'carphone'], meaning('phone', 'cell')),
  ...named(['facsimiletelephonenumber', 'fax'], meaning('phone', 'fax')),
  ...named(['pager', 'pagertelephonenumber', 'pagerphone'], meaning('phone', 'pager')),
  ...named(['o', 'organizationname', 'company'], meaning('organisation')),
  ...named(['title'], meaning('role')),
  ...named(['description', 'info'], meaning('notes')),
  ...named(['mozillaworkurl', 'workurl', 'wwwhomepage'], meaning('link', work)),
  ...named(['mozillahomeurl', 'homeurl'], meaning('link', home)),
  ...named(['labeleduri'], meaning('link')),
  ...named(['street', 'streetaddress', 'mozillaworkstreet2', 'postaladdress'], meaning('street', work, work)),
  ...named(['postofficebox'], meaning('postBox', work, work)),
  ...named(['l', 'locality', 'localityname'], meaning('city', work, work)),
  ...named(['st', 'stateorprovincename', 'region'], meaning('region', work, work)),
  ...named(['postalcode', 'zip'], meaning('postalCode', work, work)),
  ...named(['co', 'friendlycountryname', 'c', 'countryname'], meaning('country', work, work)),
  ...named(['mozillahomestreet', 'mozillahomestreet2', 'homepostaladdress'], meaning('street', home, home)),
  ...named(['mozillahomepostaladdress2', 'homestreet'], meaning('street', home, home)),
  ...named(['mozillahomelocalityname'], meaning('city', home, home)),
  ...named(['mozillahomestate'], meaning('region', home, home)),
  ...named(['mozillahomepostalcode'], meaning('postalCode', home, home)),
  ...named(['mozillahomecountryname'], meaning('country', home, home)),
]);

/** They order the directory or open it, and say nothing about a person; a password is nothing to keep. */
export const leftOut: ReadonlySet<string> = new Set(['objectclass', 'userpassword', 'unicodepwd']);

/** What is no person: groups, lists and the branches of the directory. */
export const otherClasses: ReadonlySet<string> = new Set(
  'groupofnames groupofuniquenames group posixgroup mozillalist organizationalunit organization dcobject domain device computer alias locality country applicationprocess organizationalrole'.split(
    ' ',
  ),
);
/** And who is one, whatever else they are. */
export const personClasses: ReadonlySet<string> = new Set(
  'person organizationalperson inetorgperson mozillaabpersonalpha mozillaabpersonobsolete user contact evolutionperson officeperson'.split(
    ' ',
  ),
);

function named(names: readonly string[], what: ColumnMeaning): [string, ColumnMeaning][] {
  return names.map((name) => [name, what]);
}
