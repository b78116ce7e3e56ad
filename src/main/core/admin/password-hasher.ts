// What the admin gate needs of a password hash; the scrypt one is in main/devices/secrets.

export interface PasswordHasher {
  /** Hashes with a fresh salt; the salt and the cost are part of the text. */
  hash(password: string): Promise<string>;
  /** False for a wrong password and for a stored text that is no hash of ours. Never throws for either. */
  verify(password: string, stored: string): Promise<boolean>;
}
