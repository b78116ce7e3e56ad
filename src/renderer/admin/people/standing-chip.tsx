// Where somebody stands now, and their photo permission: a picture and words, never a colour alone.
import {
  Building2,
  Camera,
  CameraOff,
  CircleHelp,
  DoorOpen,
  LogIn,
  LogOut,
  MapPinCheck,
  Minus,
  type LucideIcon,
} from 'lucide-react';
import type { PhotoPermission } from '../../../shared/domain/person-profile.ts';
import type { Standing } from '../../../shared/ipc/admin/people-contract.ts';
import { peopleWords } from '../../strings/admin/people.ts';
import { StatusChip, type StatusTone } from '../parts/status-chip.tsx';

const places: Readonly<Record<Standing['place'], { readonly icon: LucideIcon; readonly tone: StatusTone }>> = {
  nothing: { icon: Minus, tone: 'calm' },
  here: { icon: MapPinCheck, tone: 'good' },
  onSite: { icon: LogIn, tone: 'good' },
  inBuilding: { icon: Building2, tone: 'good' },
  signedOut: { icon: LogOut, tone: 'calm' },
  out: { icon: DoorOpen, tone: 'waiting' },
};

/** "Signed in since 08:31". */
export function StandingChip({ standing }: { readonly standing: Standing }) {
  // Most people of a school, most of the day: no chip, so that the others are seen.
  if (standing.place === 'nothing') return <span className="adm-quiet">{peopleWords.standing(standing)}</span>;
  const { icon, tone } = places[standing.place];
  return (
    <StatusChip tone={tone} icon={icon}>
      {peopleWords.standing(standing)}
    </StatusChip>
  );
}

const permissions: Readonly<Record<PhotoPermission, { readonly icon: LucideIcon; readonly tone: StatusTone }>> = {
  notSaid: { icon: CircleHelp, tone: 'calm' },
  given: { icon: Camera, tone: 'good' },
  refused: { icon: CameraOff, tone: 'bad' },
};

/** "Refused". */
export function PermissionChip({ permission }: { readonly permission: PhotoPermission }) {
  if (permission === 'notSaid') return <span className="adm-quiet">{peopleWords.permission.notSaid}</span>;
  const { icon, tone } = permissions[permission];
  return (
    <StatusChip tone={tone} icon={icon}>
      {peopleWords.permission[permission]}
    </StatusChip>
  );
}
