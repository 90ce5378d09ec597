import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '#domain/kernel/refusal.ts';
import { answerProblem } from './problem.ts';

/** Where the build of the web application lies. */
export const webFolder = path.resolve(import.meta.dirname, '../../../dist/web');

const yearSeconds = 31_536_000;
const ownPaths = /^\/(?:api\/|healthz|readyz|metrics|assets\/)/;

/**
 * Serves the web application: files with a hash in their name for a year, the page itself fresh every time. Any
 * other address that a browser opens is a page of the application, which finds its way by itself. Without a build
 * the API stands alone. Whatever else is not found is told as a problem.
 */
export async function registerStatic(app: FastifyInstance, folder = webFolder): Promise<void> {
  const built = existsSync(path.join(folder, 'index.html'));
  if (built) await app.register(fastifyStatic, optionsOf(folder));
  app.setNotFoundHandler((request, reply) => {
    if (built && isPage(request)) return reply.sendFile(pageOf(request.url));
    answerProblem(new Refusal('not-found', { data: { what: request.url.slice(0, 100) } }), request, reply);
    return reply;
  });
}

function optionsOf(folder: string): FastifyStaticOptions {
  return {
    root: folder,
    cacheControl: false,
    // Listed at start: an address outside the list never touches the disk.
    wildcard: false,
    setHeaders: (reply, file) => {
      void reply.header('cache-control', cachingOf(path.relative(folder, file)));
    },
  };
}

function cachingOf(file: string): string {
  return file.startsWith(`assets${path.sep}`)
    ? `public, max-age=${yearSeconds.toString()}, immutable`
    : 'no-cache';
}

const customersPaths = /^\/(?:portal|follow)(?:[/?#]|$)/;

/** The customers' addresses get the online hall, which starts without the desk; all others the desk. */
function pageOf(url: string): string {
  return customersPaths.test(url) ? 'portal.html' : 'index.html';
}

/** Somebody opens an address: not a call, not a file that is missing. */
function isPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  return !ownPaths.test(request.url) && request.headers.accept?.includes('text/html') === true;
}
