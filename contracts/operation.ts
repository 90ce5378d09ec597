import { Type } from 'typebox';
import { defineRoute } from './route.ts';
import { CalendarDay, Instant, OrNull } from './shapes.ts';

const Bytes = Type.Integer({ description: '字节' });

const TroubledJob = Type.Object({
  jobId: Type.String(),
  task: Type.String(),
  attempts: Type.Integer(),
  attemptsMax: Type.Integer(),
  /** When it is tried again; null when it has given up. */
  nextAt: OrNull(Instant),
  /** Without personal data and secrets. */
  reason: Type.String(),
});

/** How an installation stands; nothing in it is about a person or a secret, so that it can be sent to support. */
export const OperationStatus = Type.Object({
  at: Instant,
  process: Type.Object({
    version: Type.String(),
    node: Type.String(),
    platform: Type.String(),
    startedAt: Instant,
    memoryBytes: Bytes,
    demo: Type.Boolean(),
  }),
  database: Type.Object({
    version: Type.String(),
    embedded: Type.Boolean(),
    sizeBytes: Bytes,
    connections: Type.Integer(),
    connectionsMax: Type.Integer(),
    pool: Type.Object({ open: Type.Integer(), idle: Type.Integer(), waiting: Type.Integer() }),
    /** Copies that follow this database; null where the server does not tell how far behind one is. */
    replicas: Type.Array(Type.Object({ name: Type.String(), lagMs: OrNull(Type.Integer()) })),
    migrations: Type.Object({
      newest: Type.String(),
      appliedAt: Instant,
      applied: Type.Integer(),
      /** Files of this version that the database has not seen. */
      pending: Type.Array(Type.String()),
    }),
  }),
  jobs: Type.Object({
    counts: Type.Array(
      Type.Object({
        task: Type.String(),
        waiting: Type.Integer(),
        running: Type.Integer(),
        failed: Type.Integer(),
      }),
    ),
    troubled: Type.Array(TroubledJob),
  }),
  notices: Type.Object({
    open: Type.Array(Type.Object({ channel: Type.String(), status: Type.String(), count: Type.Integer() })),
    channels: Type.Array(Type.Object({ channel: Type.String(), configured: Type.Boolean() })),
  }),
  sweep: Type.Object({
    /** Of this process; null where another process sweeps. */
    lastAt: OrNull(Instant),
    /** How long the oldest alarm waits to be raised. */
    lagMs: Type.Integer(),
  }),
  disk: OrNull(Type.Object({ freeBytes: Bytes, totalBytes: Bytes })),
  seal: OrNull(Type.Object({ day: CalendarDay, sealedAt: Instant })),
  /** Null: no backup has been set up, and none was made by hand. */
  backup: OrNull(
    Type.Object({
      /** Made every night by itself. */
      nightly: Type.Boolean(),
      last: OrNull(
        Type.Object({
          name: Type.String(),
          at: Instant,
          contentBytes: Bytes,
          addedBytes: Bytes,
          lostFiles: Type.Integer(),
        }),
      ),
      /** The newest try, when it came to nothing; without personal data and secrets. */
      failure: OrNull(Type.Object({ at: Instant, reason: Type.String() })),
    }),
  ),
  signIn: Type.Object({
    /** In the last 24 hours, of the caller's unit. */
    failures: Type.Integer(),
    lockedNow: Type.Integer(),
    sessions: Type.Integer(),
  }),
});

export const readStatus = defineRoute({
  method: 'GET',
  path: '/operation/status',
  title: '查看运行状态',
  access: 'system.operate',
  response: OperationStatus,
});

const OneJob = Type.Object({ jobId: Type.String({ pattern: '^[0-9]{1,15}$' }) });

export const retryJob = defineRoute({
  method: 'POST',
  path: '/operation/jobs/:jobId/retry',
  title: '立即重试后台作业',
  access: 'system.operate',
  params: OneJob,
  response: Type.Object({ task: Type.String() }),
});

export const cancelJob = defineRoute({
  method: 'POST',
  path: '/operation/jobs/:jobId/cancel',
  title: '取消失败的后台作业',
  access: 'system.operate',
  params: OneJob,
  response: Type.Object({ task: Type.String() }),
});
