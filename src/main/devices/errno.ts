// Reads the code of a file system error.

/** True when the thrown value is a Node error with this code, such as ENOENT. Asks the shape, not the class: jest's realms differ. */
export function hasErrno(thrown: unknown, code: string): boolean {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === code;
}
