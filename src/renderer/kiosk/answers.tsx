// The answers to a question that main has to be asked for: waiting, none, an error, or the answers.
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueryResult } from '../api/use-query.ts';
import { Button } from '../ui/button.tsx';
import type { GridShape } from './grid-shape.ts';
import { useDelayed } from './use-delayed.ts';

export interface AnswersProps<T> {
  readonly query: QueryResult<readonly T[]>;
  /** Shown when there is nothing to choose from. */
  readonly empty: { readonly title?: string | undefined; readonly next: string };
  readonly children: (values: readonly T[]) => ReactNode;
}

/** Shows the children once there are answers; progress only after 300 ms. */
export function Answers<T>({ query, empty, children }: AnswersProps<T>): ReactNode {
  const { t } = useTranslation();
  const words = useTranslation('errors').t;
  const slow = useDelayed(query.status === 'loading');
  if (query.status === 'loading') {
    return (
      <div className="k-answers k-message" data-answers="loading" aria-busy="true">
        {slow ? <Waiting words={t('loading')} /> : null}
      </div>
    );
  }
  if (query.status === 'failed') {
    const { code } = query.error;
    return (
      <Message state="failed" title={words(`${code}.title`)} next={words(`${code}.sentence`)}>
        <Button tone="primary" onPress={query.refetch}>
          {t('failed.again')}
        </Button>
      </Message>
    );
  }
  if (query.value.length === 0) return <Message state="empty" title={empty.title} next={empty.next} />;
  return (
    <div className="k-answers" data-answers="ready">
      {children(query.value)}
    </div>
  );
}

interface MessageProps {
  readonly state: 'empty' | 'failed';
  readonly title?: string | undefined;
  readonly next: string;
  readonly children?: ReactNode;
}

function Message({ state, title, next, children }: MessageProps): ReactNode {
  return (
    <div className="k-answers k-message" data-answers={state} role="status">
      {title === undefined ? null : <p className="k-message-title">{title}</p>}
      <p className="k-message-next">{next}</p>
      {children}
    </div>
  );
}

/** A turning ring with words beside it. */
export function Waiting({ words }: { readonly words: string }): ReactNode {
  return (
    <p className="k-waiting" role="status">
      <span className="spinner" aria-hidden="true" />
      {words}
    </p>
  );
}

/** Columns for the stylesheet; it picks one by the shape of the screen. */
export function columnsStyle({ wide, tall }: GridShape, count: number): CSSProperties {
  const variables: Record<`--${string}`, number> = {
    '--cols-wide': wide,
    '--cols-tall': tall,
    '--rows-wide': Math.ceil(count / wide),
    '--rows-tall': Math.ceil(count / tall),
  };
  return variables;
}
