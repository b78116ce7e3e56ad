// The picture of a reason: the same on the kiosk, in the logbook and (drawn by main) on the badge.
import type { ReactNode } from 'react';
import {
  Backpack,
  BedDouble,
  BookOpen,
  BriefcaseBusiness,
  Building2,
  BusFront,
  Car,
  CircleEllipsis,
  DoorOpen,
  HandHeart,
  HardHat,
  House,
  LibraryBig,
  LogIn,
  MessagesSquare,
  Music,
  Palette,
  PencilLine,
  School,
  Stethoscope,
  Thermometer,
  Users,
  Utensils,
  Volleyball,
  type LucideIcon,
} from 'lucide-react';
import type { ActionIcon } from '../../shared/domain/action.ts';

const pictures: Readonly<Record<ActionIcon, LucideIcon>> = {
  bed: BedDouble,
  bus: BusFront,
  car: Car,
  stethoscope: Stethoscope,
  home: House,
  family: Users,
  ill: Thermometer,
  interview: BriefcaseBusiness,
  sport: Volleyball,
  music: Music,
  back: LogIn,
  other: CircleEllipsis,
  school: School,
  study: BookOpen,
  library: LibraryBig,
  building: Building2,
  lunch: Utensils,
  work: HardHat,
  meeting: MessagesSquare,
  exam: PencilLine,
  trip: Backpack,
  prayer: HandHeart,
  art: Palette,
  leave: DoorOpen,
};

/** A reason's picture, for the eye only: the words beside it carry the meaning. Its colour is `var(--reason-<icon>)`. */
export function ReasonIcon(props: { readonly icon: ActionIcon; readonly size?: number | string }): ReactNode {
  const Picture = pictures[props.icon];
  return <Picture size={props.size ?? '1em'} strokeWidth={2} aria-hidden="true" />;
}
