// The `include` parameter: a comma list of dotted paths, refused as a whole when one of them is not known.

import { invalidInclude, scopeMissing } from '../http/problem.ts';
import type { Settings } from '../state/settings.ts';

/** What may be included at a place, and the scope it needs. */
export interface IncludeSpec {
  readonly [name: string]: { readonly scope?: string; readonly children?: IncludeSpec };
}

/** What was asked for: a name leads to what is included inside it. */
export interface IncludeTree extends Map<string, IncludeTree> {}

/** What an include is checked against. */
export interface IncludeRules {
  readonly settings: Settings;
  readonly spec: IncludeSpec;
  readonly hasScope: (scope: string) => boolean;
  /** The endpoint's name, as `refusedIncludes` spells it. */
  readonly endpoint: string;
  /** Forces the unnamed refusal, as attendance does. */
  readonly isAlwaysGeneric?: boolean;
}

function addPath(tree: IncludeTree, path: string, rules: IncludeRules): void {
  const style = rules.isAlwaysGeneric === true ? 'generic' : rules.settings.invalidIncludeStyle;
  if (rules.settings.refusedIncludes.includes(`${rules.endpoint}.${path}`)) throw invalidInclude(path, style);
  let spec: IncludeSpec | undefined = rules.spec;
  let place = tree;
  for (const name of path.split('.')) {
    const entry: IncludeSpec[string] | undefined = spec?.[name];
    if (entry === undefined) throw invalidInclude(path, style);
    if (entry.scope !== undefined && !rules.hasScope(entry.scope)) {
      if (rules.settings.includeWithoutScope === 'invalidInclude') throw invalidInclude(path, style);
      if (rules.settings.includeWithoutScope === 'forbidden') throw scopeMissing(entry.scope);
    }
    const next: IncludeTree = place.get(name) ?? new Map();
    place.set(name, next);
    place = next;
    spec = entry.children;
  }
}

/** Reads the includes of a query; throws ApiProblem 400 invalid_include (or 403) for the first bad one. */
export function readIncludes(query: URLSearchParams, rules: IncludeRules): IncludeTree {
  const tree: IncludeTree = new Map();
  // Repeated parameters: the last one wins, as PHP reads a query.
  const text = query.getAll('include').pop() ?? '';
  for (const path of text.split(',').map((part) => part.trim())) {
    if (path !== '') addPath(tree, path, rules);
  }
  return tree;
}

/** A to-one include: in an envelope, or one of the two spellings of nothing. */
export function toOne(value: object | null, settings: Settings): unknown {
  if (value !== null) return { data: value };
  return settings.nullToOne === 'null' ? null : { data: null };
}

/** A to-many include. */
export function toMany(values: readonly object[]): { data: readonly object[] } {
  return { data: values };
}
