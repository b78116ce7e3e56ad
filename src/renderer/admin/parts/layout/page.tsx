// The outside of every admin page, and the cards on it.
import { useId, type ReactNode } from 'react';

interface PageHeaderProps {
  readonly title: string;
  /** One sentence: what the page is for. */
  readonly lead?: string;
  /** Buttons on the right; the page's main one first. */
  readonly actions?: ReactNode;
  readonly titleId?: string;
}

/** Title, lead sentence and the page's own buttons. */
export function PageHeader({ title, lead, actions, titleId }: PageHeaderProps) {
  return (
    <div className="adm-page-header">
      <div className="adm-page-header__words">
        <h1 id={titleId} tabIndex={-1} data-focus-quietly>
          {title}
        </h1>
        {lead !== undefined && <p className="adm-quiet">{lead}</p>}
      </div>
      {actions !== undefined && <div className="adm-actions">{actions}</div>}
    </div>
  );
}

interface PageProps extends Omit<PageHeaderProps, 'titleId'> {
  /** list: fills the height, for one table; text: grows, for cards and forms. */
  readonly layout?: 'text' | 'list';
  readonly children: ReactNode;
}

/** A whole page: its header and what stands below. */
export function Page({ layout = 'text', children, ...header }: PageProps) {
  const id = useId();
  return (
    <section className={`adm-${layout}-page`} aria-labelledby={id}>
      <PageHeader {...header} titleId={id} />
      {children}
    </section>
  );
}

interface SectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One card of a page, with its own heading. */
export function Section({ title, lead, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className="adm-card" aria-labelledby={id}>
      <div className="adm-page-header">
        <div className="adm-page-header__words">
          <h2 id={id}>{title}</h2>
          {lead !== undefined && <p className="adm-quiet">{lead}</p>}
        </div>
        {actions !== undefined && <div className="adm-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
