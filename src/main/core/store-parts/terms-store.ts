// Published terms as the domain sees them. Nothing here changes or removes one.
import type { TermsVersion, TermsVersionId } from '../../../shared/domain/terms.ts';

/** How many movements accepted a version. */
export interface TermsAcceptance {
  readonly versionId: TermsVersionId;
  readonly movements: number;
}

export interface TermsReader {
  /** Newest first. */
  listTermsVersions(): readonly TermsVersion[];
  /** The version that is shown and accepted now; null while none was published. */
  findCurrentTerms(): TermsVersion | null;
  findTermsVersion(id: TermsVersionId): TermsVersion | null;
  /** Versions nobody accepted are not in it. */
  countTermsAcceptances(): readonly TermsAcceptance[];
}

export interface TermsWriter {
  /** @throws AppError CONFLICT when the version's number is taken */
  insertTermsVersion(version: TermsVersion): void;
}
