import type { FastifyInstance } from 'fastify';
import * as contract from '#contracts/operation.ts';
import type { EventKind } from '#domain/event-titles.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Caller } from '../caller.ts';
import { inTransaction, runSql } from '../db/database.ts';
import { byStaff, record } from '../events/record.ts';
import { route } from '../http/route.ts';
import type { Platform } from '../platform.ts';
import { operationStatus } from './status.ts';

interface JobAct {
  readonly jobId: string;
  readonly does: 'retry_job' | 'cancel_job';
  readonly kind: EventKind;
}

/** What is done to a job is one case; its id is made from the job's number, so that it needs no row. */
function jobCase(jobId: string): string {
  return `00000000-0000-7000-8003-${BigInt(jobId).toString(16).padStart(12, '0')}`;
}

/** Retries or cancels a job that waits or has failed, and records who did it. */
async function actOnJob(
  platform: Platform,
  caller: Caller,
  { jobId, does, kind }: JobAct,
): Promise<{ task: string }> {
  return inTransaction(platform.db, [caller.orgId], async (tx) => {
    const { rows } = await runSql<{ task: string }>(tx, `select task from ${does}($1)`, [jobId]);
    const [job] = rows;
    if (job === undefined) throw new Refusal('not-found', { data: { what: '后台作业' } });
    await record(
      { platform, tx },
      { orgId: caller.orgId, caseKind: 'system', caseId: jobCase(jobId), ...byStaff(caller) },
      [{ kind, at: platform.now(), data: { task: job.task } }],
    );
    return job;
  });
}

/** The operator's page. */
export function operationRoutes(app: FastifyInstance, platform: Platform): void {
  route(app, contract.readStatus, ({ caller }) => operationStatus(platform, caller));
  route(app, contract.retryJob, ({ caller, params: { jobId } }) =>
    actOnJob(platform, caller, { jobId, does: 'retry_job', kind: 'job.retried' }),
  );
  route(app, contract.cancelJob, ({ caller, params: { jobId } }) =>
    actOnJob(platform, caller, { jobId, does: 'cancel_job', kind: 'job.cancelled' }),
  );
}
