import type { FastifyInstance } from 'fastify';
import { domains } from './domains/index.ts';
import { backupJobs } from './platform/backup/jobs.ts';
import { buildHttp } from './platform/http/application.ts';
import { registerStatic } from './platform/http/static.ts';
import { registerOperation } from './platform/operation/probes.ts';
import { operationRoutes } from './platform/operation/status-routes.ts';
import type { JobBook } from './platform/jobs/worker.ts';
import type { Platform } from './platform/platform.ts';
import { resealJobs } from './platform/reseal.ts';

/** Builds the application: the platform's HTTP and every domain's routes. Does not listen. */
export async function buildApp(platform: Platform): Promise<FastifyInstance> {
  const app = await buildHttp(platform);
  registerOperation(app);
  operationRoutes(app, platform);
  for (const domain of domains)
    await app.register((scope) => {
      domain.routes(scope, platform);
      return Promise.resolve();
    });
  await registerStatic(app);
  return app;
}

/** The jobs of the platform and of every domain, for the worker. */
export function jobBooks(): readonly JobBook[] {
  return [
    backupJobs,
    resealJobs,
    ...domains.flatMap((domain) => (domain.jobs === undefined ? [] : [domain.jobs])),
  ];
}
