import { startTestCluster, withDatabase } from '#server/platform/testing/cluster.ts';
import type { Artefact } from '../artefact.ts';
import { rowTypes } from './row-types.ts';
import { schemaSql } from './schema-sql.ts';

/** Schema dump and row types of a database migrated from nothing. */
export async function database(): Promise<Artefact[]> {
  const cluster = await startTestCluster();
  try {
    const url = withDatabase(cluster.adminUrl, cluster.template);
    return [
      { path: 'server/schema.sql', content: await schemaSql(url) },
      { path: 'server/platform/db/schema.ts', content: rowTypes(url) },
    ];
  } finally {
    await cluster.stop();
  }
}
