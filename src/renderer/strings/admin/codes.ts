// The words of the attendance codes page.
import { counted } from '../counted.ts';

export const adminCodes = {
  title: 'Attendance codes',
  lead: 'The MIS’s own list, as Wonde gave it last. It is read only: codes are changed in the MIS and read again here.',
  resync: 'Resync',
  resyncing: 'Reading the codes from Wonde…',
  readAt: (when: string) => `Last read ${when}.`,
  never: 'Never read.',
  search: 'Search codes',
  table: 'Attendance codes of the MIS',
  columns: { code: 'Code', description: 'Description', type: 'Type', id: 'Id in Wonde', usedBy: 'Used by' },
  noType: 'not said',
  directions: { in: 'in', out: 'out' },
  use: (name: string, direction: string) => `${name} (${direction})`,
  useAndMore: (use: string, more: number) => `${use} and ${counted(more, 'more', 'more')}`,
  emptyTitle: 'No codes yet',
  emptyText: 'They come with the first sync. Check the connection in Integration settings, or press Resync.',
  noMatchTitle: 'No code matches',
  noMatchText: 'Try another letter or word.',
  missingTitle: (codes: string) => `Actions use ${codes}, which the MIS does not have`,
  missingText:
    'Marks with such a code cannot be sent and will need a person. Choose another code in the action, or ask whoever runs the MIS.',
  openAction: (name: string, direction: string) => `Open ${name} (${direction})`,
  done: {
    title: (count: number) => `${counted(count, 'code', 'codes')} read`,
    same: 'Nothing is different.',
    added: (codes: string) => `New: ${codes}.`,
    removed: (codes: string) => `No longer there: ${codes}.`,
    changed: (codes: string) => `Changed: ${codes}.`,
    notBelievedTitle: 'Wonde sent an empty list',
    notBelievedText:
      'A school without any code is not believed: what was there is kept. Try again later, or check the permissions of the token.',
  },
} as const;
