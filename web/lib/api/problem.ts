import { zh, type Texts } from '../i18n/use-texts.ts';

/**
 * What can come back instead of an answer. A problem is the server's considered "no" (RFC 9457) with a code and,
 * for forms, the fields; a network failure means that nobody knows whether the call arrived.
 */
export interface FieldProblem {
  /** The path in the contract, `form.capacityVa`. */
  readonly field: string;
  readonly code: string;
  readonly title: string;
}

export interface ProblemBody {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly field?: string;
  readonly fields?: readonly FieldProblem[];
  readonly data?: Readonly<Record<string, string | number>>;
  readonly requestId?: string;
}

/** The server refused; `title` is written for the user and names the remedy. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly field: string | undefined;
  /** Every field to mend; one entry at least when the problem is about a field. */
  readonly fields: readonly FieldProblem[];
  readonly data: Readonly<Record<string, string | number>>;
  readonly requestId: string | undefined;

  constructor(body: ProblemBody) {
    super(`${body.code}: ${body.title}`);
    this.status = body.status;
    this.code = body.code;
    this.title = body.title;
    this.field = body.field;
    this.fields =
      body.fields ??
      (body.field === undefined ? [] : [{ field: body.field, code: body.code, title: body.title }]);
    this.data = body.data ?? {};
    this.requestId = body.requestId;
  }
}

/** The call did not come through; a command may be sent again with the same id. */
export class NetworkFailure extends Error {
  override readonly name = 'NetworkFailure';
}

const unreadable = 'fault.unreadable';

/** What the user reads: the server's own words are in the reader's language already, ours are not. */
export function problemTitle({ code, title }: ApiProblem, t: Texts): string {
  return code === unreadable ? t(title) : title;
}

/** Reads a refused answer; a body that is no problem (a proxy's page) becomes one. */
export function problemOf(status: number, body: unknown): ApiProblem {
  if (isProblemBody(body)) return new ApiProblem({ ...body, status });
  return new ApiProblem({
    status,
    code: unreadable,
    title: status >= 500 ? zh('系统暂时繁忙，请稍后重试。') : zh('系统没有给出可读的答复。'),
  });
}

function isProblemBody(body: unknown): body is ProblemBody {
  if (typeof body !== 'object' || body === null) return false;
  return 'code' in body && typeof body.code === 'string' && 'title' in body && typeof body.title === 'string';
}

/** Whether the same call may succeed a little later: no connection, or a server that is busy. */
export function mayPass(error: unknown): boolean {
  return error instanceof NetworkFailure || (error instanceof ApiProblem && error.status >= 500);
}

/** The session ended or never began; the only problem a fresh sign-in mends. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'access.not-signed-in';
}
