import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { answerProblem } from './problem.ts';
import { refuseBrokenText } from './whole-text.ts';
import { refuseForged } from './refuse-forged.ts';

const bodyLimitBytes = 1_048_576;

/** The Fastify application with everything that is the same for all routes; no domain is known here. */
export async function buildHttp(platform: Platform): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = platform.log;
  const app = Fastify({
    loggerInstance,
    // Requests are logged by the probes, with the route's pattern in place of the address.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    trustProxy: 'loopback',
    genReqId: () => uuidv7(),
    // An address that no route can read (an endless id, a broken %-code) is told like any other mistake.
    frameworkErrors: (_error, request, reply) => {
      answerProblem(new Refusal('not-found', { data: { what: request.url.slice(0, 100) } }), request, reply);
    },
    ajv: {
      // "12" is no integer and an unknown field is an error: nothing is bent to fit.
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        allErrors: false,
        useDefaults: false,
        discriminator: true,
      },
    },
  });
  // A form of another site may send text/plain without asking first; nothing of ours is.
  app.removeContentTypeParser('text/plain');
  app.decorate('platform', platform);
  app.decorate('contracts', []);
  app.addHook('onRoute', ({ config }) => {
    if (config?.contract !== undefined && !app.contracts.includes(config.contract))
      app.contracts.push(config.contract);
  });
  app.decorateRequest('caller', null);
  app.decorateRequest('customer', null);
  app.setErrorHandler((error: Error, request, reply) => {
    answerProblem(error, request, reply);
  });
  app.addHook('onRequest', (request, reply, done) => {
    // Nothing of the API is kept by a cache; the few answers that may be say so themselves.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'private, no-store');
    refuseForged(request);
    done();
  });
  refuseBrokenText(app);
  await registerPlugins(app);
  return app;
}

async function registerPlugins(app: FastifyInstance): Promise<void> {
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Ant Design writes its styles into the page; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    strictTransportSecurity: app.platform.config.secureCookies,
  });
  await app.register(rateLimit, { global: false });
  await app.register(multipart, {
    limits: { fileSize: 20 * 1_048_576, files: 1, fields: 20, fieldSize: 4096 },
  });
  await app.register(compress, { global: true, encodings: ['br', 'gzip'] });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '万家 Wanjia', version: '1', description: '供电客户服务平台接口' },
    },
  });
}
