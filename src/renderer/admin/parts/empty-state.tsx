// What stands where a list would be when there is nothing to list: says so, and what to do.
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** One empty state. */
export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="adm-empty">
      <Icon aria-hidden size={40} />
      <h2>{title}</h2>
      <p className="adm-quiet">{text}</p>
      {children}
    </div>
  );
}
