// An error reply as a thing to throw: the one envelope Wonde is known to use.

/** A refusal with Wonde's envelope; the server turns it into a reply. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, description: string) {
    super(description);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
  }
}

/** 404 with the wording that was seen. */
export function notFound(): ApiProblem {
  return new ApiProblem(404, 'resource_not_found', 'Resource not found');
}

/** 403 with the wording that was seen. */
export function scopeMissing(scope: string): ApiProblem {
  return new ApiProblem(403, 'invalid_permissions', `Scope ${scope} not enabled`);
}

/** 400 for an include: named after the first bad one, or not saying which. */
export function invalidInclude(name: string, style: 'named' | 'generic'): ApiProblem {
  return new ApiProblem(400, 'invalid_include', style === 'named' ? name : 'Invalid includes');
}
