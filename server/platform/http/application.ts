import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { Refusal } from '#domain/kernel/refusal.ts';
import type { Platform } from '../platform.ts';
import { answerProblem } from './problem.ts';

const bodyLimitBytes = 1_048_576;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A page of another site cannot set this header without leave, and cookies are SameSite=Lax besides:
 * together they keep forged requests out without a token to carry around.
 */
function refuseForged(request: FastifyRequest): void {
  if (safeMethods.has(request.method) || !request.url.startsWith('/api/')) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('access.cross-site');
}

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
  app.addHook('onRequest', (request, _reply, done) => {
    refuseForged(request);
    done();
  });
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
