// A query's answer as something else, with its waiting and its errors as they are.
import type { QueryResult } from '../api/use-query.ts';

/** The same query with another value. */
export function mapQuery<T, U>(query: QueryResult<T>, map: (value: T) => U): QueryResult<U> {
  return query.status === 'ready' ? { ...query, value: map(query.value) } : query;
}
