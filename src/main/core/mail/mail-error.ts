// An AppError of the MAIL_ family, with the server's own words.
import { AppError, type AppErrorOptions } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';

export class MailError extends AppError {
  /** What the mail server said, shortened; for the administrator's screen, never for the log. */
  readonly serverWords: string | null;

  constructor(code: ErrorCode, options: AppErrorOptions & { readonly serverWords?: string | null } = {}) {
    super(code, options);
    this.name = 'MailError';
    this.serverWords = options.serverWords ?? null;
  }
}
