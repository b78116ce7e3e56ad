// Words of the connection test: each part of the way to the school's data, and everything that can be wrong with one.
import type { ConnectionPart, ConnectionReason } from '../../../shared/ipc/admin/integration-contract.ts';

/** The parts of the connection test. */
export const connectionPartWords: Readonly<Record<ConnectionPart, string>> = {
  settings: 'Settings on this kiosk',
  dns: 'Wonde’s name (DNS)',
  proxy: 'Proxy',
  network: 'Network to Wonde',
  tls: 'Secure connection (TLS)',
  token: 'Token',
  school: 'School',
  online: 'The school’s MIS reports to Wonde',
  students: 'Reading pupils',
  yearGroups: 'Reading year groups',
  employees: 'Reading staff',
  codes: 'Reading attendance codes',
  attendance: 'Reading the register',
  writeback: 'Writing marks',
};

interface ReasonWords {
  readonly wrong: string;
  readonly next: string;
}

/** What is wrong with a part, and what to do. */
export const connectionReasonWords: Readonly<Record<ConnectionReason, ReasonWords>> = {
  notSetUp: {
    wrong: 'The school ID or the token is missing.',
    next: 'Fill in both, as Wonde gave them to you, and save.',
  },
  tokenUnreadable: {
    wrong: 'The token was kept by another computer or account and cannot be opened here.',
    next: 'Type the token again and save.',
  },
  dnsUnknownName: {
    wrong: 'No computer of that name is known.',
    next: 'Check the address for a slip. If it is right, ask IT why this computer cannot look up names on the internet.',
  },
  dnsNoAnswer: {
    wrong: 'Nobody answers when this computer asks for names: the network or its DNS server is down.',
    next: 'Check the network cable or Wi-Fi, then ask IT about DNS.',
  },
  proxyUnknownName: {
    wrong: 'The proxy this computer is told to use has a name nobody knows.',
    next: 'Correct it under School’s network, or ask IT to correct it in this computer’s own settings.',
  },
  proxyUnreachable: {
    wrong: 'The proxy this computer is told to use does not answer.',
    next: 'Ask IT whether the proxy is running and whether its address and port are right.',
  },
  pacUnreadable: {
    wrong: 'The proxy script (PAC) cannot be fetched or does not run, so nobody knows which proxy to use.',
    next: 'Check its address under School’s network. If it is right, ask IT whether this computer can open it.',
  },
  proxyLogin: {
    wrong: 'The proxy wants a name and password, and none is set here.',
    next: 'Type them under School’s network, or ask IT to let this computer through without a log-in.',
  },
  proxyLoginRefused: {
    wrong: 'The proxy refuses the name and password it gets.',
    next: 'Type them again under School’s network. If they are right, ask IT whether the account is locked or has expired.',
  },
  proxyLoginKind: {
    wrong: 'The proxy only takes a Windows log-in (NTLM or Kerberos). The kiosk can give a name and password only.',
    next: 'Ask IT to let this computer through to api.wonde.com without a log-in, or to allow Basic log-in for it.',
  },
  proxyForbids: {
    wrong: 'The proxy does not allow the way to Wonde.',
    next: 'Ask IT to allow api.wonde.com, port 443, for this computer.',
  },
  proxyFailed: {
    wrong: 'The proxy could not make the connection to Wonde.',
    next: 'Ask IT whether the proxy itself reaches the internet and knows the name in the address above.',
  },
  proxyTls: {
    wrong: 'The proxy is spoken to over a secure connection, and its certificate is not trusted here.',
    next: 'Ask IT for the certificate of the proxy’s authority and name its file under School’s network.',
  },
  proxySocks: {
    wrong: 'The only way out is a SOCKS proxy, which the kiosk does not speak.',
    next: 'Ask IT for an HTTP proxy, or to let this computer reach api.wonde.com, port 443, directly.',
  },
  refused: {
    wrong: 'The computer at that address refuses the connection.',
    next: 'Check the address and its port. If they are right, a firewall may be answering: ask IT to allow port 443.',
  },
  unreachable: {
    wrong: 'There is no way to that address from here.',
    next: 'Check the network cable or Wi-Fi, then ask IT about the firewall.',
  },
  noAnswer: {
    wrong: 'No answer came in time.',
    next: 'Try again in a minute. If it stays so, ask IT whether a firewall swallows connections to Wonde.',
  },
  dropped: {
    wrong: 'The connection was made and broke at once.',
    next: 'Try again. If it stays so, ask IT whether a filter cuts connections to Wonde.',
  },
  tlsSelfSigned: {
    wrong: 'Whoever answers has a certificate nobody vouches for, so it may not be Wonde. The token was not sent.',
    next: 'Ask IT which filter or firewall answers in Wonde’s place, and to exempt api.wonde.com from inspection.',
  },
  tlsUnknownAuthority: {
    wrong: 'Whoever answers is vouched for by somebody this computer does not know. The token was not sent.',
    next: 'Most often a web filter reads along. Ask IT to put its certificate into this computer’s store or into a file named under School’s network, or to exempt api.wonde.com.',
  },
  tlsExpired: {
    wrong: 'The certificate is not valid today.',
    next: 'Check this computer’s date and time first. If they are right, tell Wonde.',
  },
  tlsWrongName: {
    wrong: 'The certificate belongs to another name, so this is not the server of the address. The token was not sent.',
    next: 'Check the address for a slip. If it is right, ask IT who answers in Wonde’s place.',
  },
  tlsFailed: {
    wrong: 'No secure connection could be made.',
    next: 'Ask IT whether a firewall or filter meddles with HTTPS from this computer.',
  },
  portal: {
    wrong: 'A page of the network answers in Wonde’s place: it wants a log-in, or a filter shows its own page.',
    next: 'Open any web page on this computer and log in to the network, or ask IT to let it reach api.wonde.com freely.',
  },
  notWonde: {
    wrong: 'Something answers, but not as Wonde does: another address, perhaps, or something in between.',
    next: 'Check the address. If it is right, ask IT what answers in Wonde’s place.',
  },
  wondeDown: {
    wrong: 'Wonde answers with a fault of its own.',
    next: 'Nothing has to be done here. The kiosk tries again by itself; status.wonde.com tells more.',
  },
  askedToWait: {
    wrong: 'Wonde asks the kiosk to wait before it asks more.',
    next: 'Try again in a few minutes.',
  },
  tokenRefused: {
    wrong: 'Wonde does not accept this token.',
    next: 'Copy the token again, all of it. If it is right, access may have been taken away: see the tab Access.',
  },
  unknownSchool: {
    wrong: 'Wonde knows no school with this ID, or does not show it to this token.',
    next: 'Check the school ID: a capital letter and digits, such as A1234567890.',
  },
  notApproved: {
    wrong: 'The school has not approved this kiosk, or has taken its access away.',
    next: 'See the tab Access: it shows how the request stands and can ask again.',
  },
  schoolOffline: {
    wrong: 'The school’s own server has stopped reporting to Wonde. What is read grows old, and marks wait there.',
    next: 'Ask whoever looks after the MIS server to check that Wonde’s extractor runs.',
  },
  scopeWithheld: {
    wrong: 'The school has not given this permission.',
    next: 'Ask the school’s Wonde administrator to approve the permission for this kiosk in Wonde.',
  },
  nobodyShared: {
    wrong: 'It may be read, but there is nobody in the list.',
    next: 'Check the school ID. If it is right, ask the school’s Wonde administrator whether pupils are withheld.',
  },
  noCodes: {
    wrong: 'It may be read, but there are no codes in the list.',
    next: 'Ask Wonde’s support why the school’s attendance codes are not shared. Marks cannot be written without.',
  },
  notProvided: {
    wrong: 'The school’s MIS does not give this to Wonde.',
    next: 'Ask Wonde’s support whether the MIS can share it.',
  },
  switchedOffHere: {
    wrong: 'It is switched off on this kiosk: marks are kept in the logbook only.',
    next: 'Leave it so, or switch on “Write marks back to the MIS” above.',
  },
  notAllowedAtSchool: {
    wrong: 'The school’s MIS does not take marks from Wonde. Nothing is lost: the logbook keeps them.',
    next: 'Ask the school’s Wonde administrator whether writeback can be allowed. Not every MIS has it.',
  },
  writeScopeWithheld: {
    wrong: 'The school has not given the permission to write attendance.',
    next: 'Ask the school’s Wonde administrator to approve the permission for this kiosk in Wonde.',
  },
  unexpected: {
    wrong: 'Something else went wrong.',
    next: 'Try again. If it happens again, tell IT: the log has the details.',
  },
};
