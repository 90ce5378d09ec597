import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import pg from 'pg';
import { refusalText, type RefusalCode } from '#contracts/refusals.ts';
import { Refusal, type RefusalData } from '#domain/kernel/refusal.ts';

/** RFC 9457 problem details; `code` and `field` let a program and a form act on it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly field?: string;
  /** Every field that must be mended, when more than one is. */
  readonly fields?: readonly { readonly field: string; readonly code: string; readonly title: string }[];
  readonly data?: RefusalData;
  readonly requestId: string;
}

/** Several refusals at once: a form is told everything that is wrong with it. */
export class FormRefusal extends Error {
  override readonly name = 'FormRefusal';
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '));
    this.refusals = refusals;
  }
}

function language(request: FastifyRequest): 'zh' | 'en' {
  return request.headers['accept-language']?.startsWith('en') === true ? 'en' : 'zh';
}

function problemOf(refusal: Refusal, request: FastifyRequest): Problem {
  const { status, title } = refusalText(refusal.code as RefusalCode, refusal.data, language(request));
  return {
    type: `https://wanjia.invalid/errors/${refusal.code}`,
    title,
    status,
    code: refusal.code,
    ...(refusal.field === undefined ? {} : { field: refusal.field }),
    ...(Object.keys(refusal.data).length === 0 ? {} : { data: refusal.data }),
    requestId: request.id,
  };
}

function formProblem(error: FormRefusal, request: FastifyRequest): Problem {
  const problems = error.refusals.map((refusal) => problemOf(refusal, request));
  const first = problems[0];
  if (first === undefined) throw new Error('a form refusal names at least one field');
  const fields = problems.map(({ field, code, title }) => ({ field: field ?? '', code, title }));
  return { ...first, fields };
}

/** What Fastify's schema check found, as a refusal with the field's path. */
function shapeRefusal(error: FastifyError): Refusal {
  const first = error.validation?.[0];
  const missing =
    first?.params['missingProperty'] ?? first?.params['additionalProperty'] ?? first?.params['tag'];
  const base = (first?.instancePath ?? '').split('/').filter((part) => part !== '');
  const path = typeof missing === 'string' ? [...base, missing] : base;
  const field = path.length === 0 ? undefined : path.join('.');
  const code = shapeCodes[first?.keyword ?? ''] ?? 'shape.invalid';
  const limit = first?.params['limit'];
  return new Refusal(code, {
    field,
    data: {
      field: field ?? error.validationContext ?? 'body',
      ...(typeof limit === 'number' ? { limit } : {}),
    },
  });
}

const shapeCodes: Readonly<Record<string, RefusalCode>> = {
  required: 'shape.missing',
  additionalProperties: 'shape.unknown-field',
  maxLength: 'shape.too-long',
  maxItems: 'shape.too-many',
  type: 'shape.wrong-type',
  format: 'shape.wrong-format',
  pattern: 'shape.wrong-format',
  enum: 'shape.not-an-option',
  const: 'shape.not-an-option',
  anyOf: 'shape.not-an-option',
  discriminator: 'shape.not-an-option',
  minimum: 'shape.out-of-range',
  maximum: 'shape.out-of-range',
};

const fastifyCodes: Readonly<Record<string, RefusalCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'shape.body-too-large',
  FST_REQ_FILE_TOO_LARGE: 'shape.body-too-large',
  FST_ERR_CTP_INVALID_JSON_BODY: 'shape.not-json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'shape.not-json',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'shape.media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'shape.not-json',
};

// Connection loss, shutdown, too many clients, disk full: the caller may try again, nothing was written.
const passing = /^(08|53|57P0|55P03|40001|40P01)/;

/** A fault of the outside world that passes; answered with 503 and a request to try again. */
function passingFault(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (error instanceof pg.DatabaseError) return passing.test(code);
  return (
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ENOSPC'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}

// Values the database cannot take (a number too large, a date that is none) although the contract let them pass.
const unfitValue = /^22(?:001|003|007|008|021|P02|P05)$/;

/** Input that only the database refused: the caller's to mend, and logged, because a contract or a command forgot it. */
function forgottenCheck(error: Error, log: FastifyRequest['log']): Refusal | null {
  if (!(error instanceof pg.DatabaseError)) return null;
  const isTwin = error.code === '23505' && error.constraint?.includes('command_id') === true;
  const isUnfit = unfitValue.test(error.code ?? '');
  if (!isTwin && !isUnfit) return null;
  log.error({ err: error }, 'refused by the database only');
  return isTwin
    ? new Refusal('conflict.id-reused', { field: 'commandId' })
    : new Refusal('shape.invalid', { data: { field: 'body' } });
}

function expected(error: FastifyError | Error): Refusal | null {
  if (error instanceof Refusal) return error;
  const fastify = error as FastifyError;
  if (fastify.validation !== undefined) return shapeRefusal(fastify);
  if (fastify.statusCode === 429) return new Refusal('access.too-many-requests');
  const known = fastifyCodes[fastify.code];
  if (known !== undefined) return new Refusal(known);
  if (passingFault(error)) return new Refusal('fault.try-again');
  return null;
}

/** Turns whatever a handler threw into problem+json; the unexpected is logged and told without detail. */
export function answerProblem(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (error instanceof FormRefusal) {
    const problem = formProblem(error, request);
    void reply.code(problem.status).type('application/problem+json').send(problem);
    return;
  }
  const refusal = expected(error) ?? forgottenCheck(error, request.log);
  if (refusal === null || refusal.code === 'fault.try-again')
    request.log.error({ err: error }, 'request failed');
  const problem = problemOf(
    refusal ?? new Refusal('fault.unexpected', { data: { requestId: request.id } }),
    request,
  );
  void reply.code(problem.status).type('application/problem+json').send(problem);
}
