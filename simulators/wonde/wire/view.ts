// What one caller may see of one school, and how its values are spelled.

import { hasScope } from '../state/tokens.ts';
import type { School } from '../school/model.ts';
import type { Settings } from '../state/settings.ts';
import type { Token } from '../state/tokens.ts';

/** The eyes of a caller at a school. */
export interface View {
  readonly school: School;
  readonly settings: Settings;
  readonly hasScope: (scope: string) => boolean;
  /** A copy of the object whose properties without scope are null. */
  readonly mask: <T extends object>(objectName: string, value: T) => T;
}

/** Creates the view of a token on a school. */
export function createView(school: School, settings: Settings, token: Token): View {
  const withdrawn = token.withdrawn.get(school.id) ?? new Set<string>();
  const mask = <T extends object>(objectName: string, value: T): T => {
    if (withdrawn.size === 0) return value;
    const masked = { ...value };
    for (const scope of withdrawn) {
      const [owner, property] = scope.split('.');
      if (owner === objectName && property !== undefined && property in masked) Reflect.set(masked, property, null);
    }
    return masked;
  };
  return { school, settings, mask, hasScope: (scope) => hasScope(token, school.id, scope) };
}
