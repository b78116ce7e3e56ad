// A box that says how something stands: a picture, a title, words, and what to do. Never colour alone.
import { CircleCheck, Clock, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';

export type NoticeTone = 'good' | 'calm' | 'waiting' | 'bad';

const icons: Record<NoticeTone, LucideIcon> = {
  good: CircleCheck,
  calm: Info,
  waiting: Clock,
  bad: TriangleAlert,
};

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons at the end. */
  readonly actions?: ReactNode;
  /** An answer to what was just done, brought into sight. alert interrupts a screen reader: for what just went wrong. */
  readonly live?: 'alert' | 'status';
}

/** One notice. */
export function Notice({ tone, title, children, actions, live }: NoticeProps) {
  const Icon = icons[tone];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // jsdom has no scrollIntoView.
    if (live !== undefined) box.current?.scrollIntoView?.({ block: 'nearest' });
  }, [live]);
  return (
    <div ref={box} className={`adm-notice adm-tone-${tone}`} role={live}>
      <Icon aria-hidden size={22} className="adm-notice__icon" />
      <div className="adm-notice__body">
        <p className="adm-notice__title">{title}</p>
        {children}
      </div>
      {actions !== undefined && <div className="adm-actions">{actions}</div>}
    </div>
  );
}
