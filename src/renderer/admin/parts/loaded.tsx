// Shows what a query answered, or that it is on its way, or why it did not come.
import type { ReactNode } from 'react';
import type { QueryResult } from '../../api/use-query.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError } from './admin-error.tsx';

interface LoadedProps<T> {
  readonly result: QueryResult<T>;
  readonly children: (value: T) => ReactNode;
}

/** The children with the answer; quiet words while loading (the CSS shows them after 300 ms); the error with *Try again*. */
export function Loaded<T>({ result, children }: LoadedProps<T>) {
  if (result.status === 'ready') return children(result.value);
  if (result.status === 'loading') {
    return (
      <p className="adm-loading" role="status">
        {enAdmin.common.loading}
      </p>
    );
  }
  return (
    <AdminError
      error={result.error}
      actions={
        <Button size="admin" tone="primary" onPress={result.refetch}>
          {enAdmin.common.tryAgain}
        </Button>
      }
    />
  );
}
