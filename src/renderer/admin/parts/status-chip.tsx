// A state as a picture, a word and a tone: never by colour alone.
import { CircleCheck, CircleDot, Clock, TriangleAlert, type LucideIcon } from 'lucide-react';

export type StatusTone = 'good' | 'calm' | 'waiting' | 'bad';

const icons: Readonly<Record<StatusTone, LucideIcon>> = {
  good: CircleCheck,
  calm: CircleDot,
  waiting: Clock,
  bad: TriangleAlert,
};

interface StatusChipProps {
  readonly tone: StatusTone;
  /** The word. */
  readonly children: string;
  /** Its own picture in place of the tone's. */
  readonly icon?: LucideIcon;
  /** The sentence behind the word, shown on hover and read out. */
  readonly meaning?: string;
}

/** One state. */
export function StatusChip({ tone, children, icon: Icon = icons[tone], meaning }: StatusChipProps) {
  return (
    <span className="adm-status" data-tone={tone} title={meaning}>
      <Icon aria-hidden size={16} />
      {children}
      {meaning !== undefined && <span className="visually-hidden">: {meaning}</span>}
    </span>
  );
}
