// The tokens a simulator accepts, and what each may see at each school.

/** An application token sees every approved school; a school token sees one. */
export interface Token {
  readonly value: string;
  readonly kind: 'application' | 'school';
  /** The one school of a school token. */
  readonly schoolId: string | null;
  isRevoked: boolean;
  /** Scopes taken away, by school id. All others are granted. */
  readonly withdrawn: Map<string, Set<string>>;
}

/** Creates a token with every scope. */
export function createToken(value: string, kind: Token['kind'], schoolId: string | null): Token {
  return { value, kind, schoolId, isRevoked: false, withdrawn: new Map() };
}

/** True where the token has the scope at the school. */
export function hasScope(token: Token, schoolId: string, scope: string): boolean {
  return token.withdrawn.get(schoolId)?.has(scope) !== true;
}

/** Takes a scope away from a token at a school, or gives it back. */
export function setScope(token: Token, schoolId: string, scope: string, isGranted: boolean): void {
  const withdrawn = token.withdrawn.get(schoolId) ?? new Set<string>();
  if (isGranted) withdrawn.delete(scope);
  else withdrawn.add(scope);
  token.withdrawn.set(schoolId, withdrawn);
}
