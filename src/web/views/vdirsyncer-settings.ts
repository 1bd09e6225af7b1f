/**
 * The settings file of vdirsyncer (https://vdirsyncer.pimutils.org) for one account: people below `~/.contacts`, meetings and
 * follow-ups below `~/.calendars`, both ways. It asks for the password rather than keep it.
 */
export function vdirsyncerSettings({ address, email }: { readonly address: string; readonly email: string }): string {
  const remote = (name: string, type: 'caldav' | 'carddav'): string[] => [
    `[storage ${name}_wiedersehen]`,
    `type = "${type}"`,
    `url = ${JSON.stringify(address)}`,
    `username = ${JSON.stringify(email)}`,
    'password.fetch = ["prompt", "App password"]',
    '',
  ];
  const pair = (name: string, path: string, ending: string): string[] => [
    `[pair ${name}]`,
    `a = "${name}_here"`,
    `b = "${name}_wiedersehen"`,
    'collections = ["from b"]',
    '',
    `[storage ${name}_here]`,
    'type = "filesystem"',
    `path = "${path}"`,
    `fileext = "${ending}"`,
    '',
  ];
  return [
    '[general]',
    'status_path = "~/.local/share/vdirsyncer/status/"',
    '',
    ...pair('people', '~/.contacts/', '.vcf'),
    ...remote('people', 'carddav'),
    ...pair('dates', '~/.calendars/', '.ics'),
    ...remote('dates', 'caldav'),
  ].join('\n');
}
