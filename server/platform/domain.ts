import type { FastifyInstance } from 'fastify';
import type { JobBook } from './jobs/worker.ts';
import type { Platform } from './platform.ts';

/** What a domain shows to the application that is built from it. */
export interface Domain {
  readonly name: string;
  readonly routes: (app: FastifyInstance, platform: Platform) => void;
  readonly jobs?: JobBook;
}
