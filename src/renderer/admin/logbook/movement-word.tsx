// The kind of a movement as a picture and a word.
import { Building, Building2, Clock3, DoorOpen, LogIn, LogOut, Undo2, type LucideIcon } from 'lucide-react';
import type { MovementKind } from '../../../shared/domain/movement.ts';
import { enAdmin } from '../../strings/en-admin.ts';

const icons: Record<MovementKind, LucideIcon> = {
  late: Clock3,
  leaving: DoorOpen,
  return: Undo2,
  signIn: LogIn,
  signOut: LogOut,
  buildingIn: Building2,
  buildingOut: Building,
};

/** "Late", "Left" or "Back" with its picture. */
export function MovementWord({ kind }: { readonly kind: MovementKind }) {
  const Icon = icons[kind];
  return (
    <span className="adm-movement">
      <Icon aria-hidden size={18} />
      {enAdmin.movement.kinds[kind]}
    </span>
  );
}
