// The end of every exhaustive switch.

/** Throws when a value that the types rule out turns up at run time. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${String(value)}`);
}
