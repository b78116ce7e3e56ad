// What counts as an admin password.
import { z } from 'zod';

export const ADMIN_PASSWORD_MIN_LENGTH = 8;

export const adminPassword = z
  .string()
  .min(ADMIN_PASSWORD_MIN_LENGTH, `at least ${ADMIN_PASSWORD_MIN_LENGTH} characters`)
  .max(256, 'at most 256 characters');
