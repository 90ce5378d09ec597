// For the tests of this room: the application as the outside meets it.
import type { FastifyInstance } from 'fastify';
import { readConfig } from '../platform/config.ts';
import { buildApp } from '../app.ts';
import { smallCompany, type Company } from '../domains/organisation/testing.ts';
import { testPlatform, type TestPlatform } from '../platform/testing/test-platform.ts';

export interface Probe {
  readonly platform: TestPlatform;
  readonly company: Company;
  readonly app: FastifyInstance;
  close(): Promise<void>;
}

let calls = 0;

/** An address nobody called from before: what is limited by address starts anew. */
export function freshAddress(): string {
  calls += 1;
  return `10.${(calls >> 16).toString()}.${((calls >> 8) & 255).toString()}.${(calls & 255).toString()}`;
}

/** The application of a production installation: its address begins with https. */
export async function aProbe(publicUrl = 'https://wanjia.example.cn'): Promise<Probe> {
  const base = await testPlatform();
  const { secureCookies } = readConfig({ WANJIA_PUBLIC_URL: publicUrl });
  const platform = { ...base, config: { ...base.config, publicUrl, secureCookies } };
  const company = await smallCompany(platform);
  const app = await buildApp(platform);
  return {
    ...{ platform, company, app },
    close: async () => {
      await app.close();
      await platform.close();
    },
  };
}
