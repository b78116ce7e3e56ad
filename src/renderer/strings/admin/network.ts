// Words of the school's network: how this computer reaches Wonde, and whom it trusts.
import type { WayNow } from '../../../shared/ipc/admin/network-contract.ts';
import type { ProxyMode } from '../../../shared/settings/network.ts';
import { counted } from '../counted.ts';

const modes: Readonly<Record<ProxyMode, { readonly label: string; readonly meaning: string }>> = {
  system: {
    label: 'As this computer does',
    meaning: 'The proxy of the operating system’s own settings, its proxy script included. Right for most schools.',
  },
  pac: { label: 'A proxy script (PAC)', meaning: 'The script says which proxy to use. IT knows where it is.' },
  explicit: { label: 'This proxy', meaning: 'One proxy, named here.' },
  none: { label: 'No proxy', meaning: 'Straight to the internet, whatever this computer’s settings say.' },
};

const sources: Readonly<Record<WayNow['source'], string>> = {
  thisComputer: 'The address is on this computer.',
  environment: 'So says HTTPS_PROXY in this computer’s environment.',
  system: 'So say this computer’s own settings.',
  pac: 'So says the proxy script.',
  explicit: 'So it is set here.',
  none: 'So it is set here.',
};

export const networkWords = {
  form: 'School’s network',
  heading: 'Proxy',
  lead: 'How this computer gets out of the school’s network to Wonde. Mail goes its own way.',
  mode: 'Way to the internet',
  modes,
  pac: 'Proxy script',
  pacHint: 'An address such as http://wpad.school.org/proxy.pac, or a file on this computer',
  host: 'Name of the proxy',
  hostHint: 'Such as proxy.school.org',
  port: 'Port',
  exceptions: 'Reached without it',
  exceptionsHint: 'One in each line, such as *.school.org. This computer itself always is.',
  loginHeading: 'Log-in at the proxy',
  loginLead: 'Only where the proxy asks for one. A Windows log-in (NTLM, Kerberos) cannot be given.',
  user: 'User name',
  userHint: 'Empty: the proxy asks for no log-in.',
  password: 'Password',
  passwordSet: 'A password is set. Leave this empty to keep it.',
  passwordMissing: 'No password is set.',
  passwordKept: {
    'os-keychain': 'It is kept encrypted in this computer’s keychain and never shown again.',
    'key-file': 'It is kept encrypted with a key file on this computer and never shown again.',
  },
  removePassword: 'Remove the password',
  trustHeading: 'Certificates',
  trustLead:
    'Where the school’s filter reads encrypted traffic, its certificate must be in this computer’s store or in a file named here.',
  store: 'This computer’s store',
  storeCount: (count: number) => counted(count, 'certificate', 'certificates'),
  storeNone: 'Cannot be read from here: name a file below',
  extra: 'Extra file',
  extraNone: 'None is named',
  extraProblems: {
    unreadable: 'Cannot be read: it is not there, or not for this account',
    noCertificate: 'There is no certificate in it',
  },
  extraCaFile: 'Extra file of certificates',
  extraCaFileHint:
    'The whole path to a file on this computer (PEM or DER), such as C:\\ProgramData\\Gatehouse\\school.pem',
  problems: {
    pac: 'Type an address that begins with http:// or https://, or the whole path of a file.',
    host: 'Type a name such as proxy.school.org, without http:// and without the port.',
    port: 'A port is a number from 1 to 65535.',
    exceptions: 'One of these is no host name.',
    tooMany: 'Fifty at most.',
    user: 'No colon, please: it would end the name.',
    extraCaFile: 'Type the whole path, such as C:\\ProgramData\\Gatehouse\\school.pem.',
  },
  now: {
    heading: 'The way to Wonde now',
    lead: 'By the settings that are saved.',
    again: 'Look again',
    looking: 'Looking…',
    direct: (host: string) => `${host} is reached directly`,
    through: (host: string, proxy: string) => `${host} is reached through ${proxy}`,
    socks: (host: string, proxy: string) => `${host} would be reached through the SOCKS proxy ${proxy}`,
    otherwise: (others: readonly string[]) => `If it does not answer: ${others.join(', then ')}.`,
    thenDirect: 'directly',
    failed: 'Nobody can say which way to go',
    sources,
  },
} as const;
