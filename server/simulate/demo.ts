/** The demo company of a first start: one small county with everything on its desks, and the county next door. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Scenario } from '#simulator/history.ts';
import { endOfHistory } from '#simulator/history.ts';
import { stagedCases } from '#simulator/staged.ts';
import { present } from '#domain/kernel/assert.ts';
import { companyOf } from '#simulator/company.ts';
import { reading, runSql } from '../platform/db/database.ts';
import type { Platform } from '../platform/platform.ts';
import { markDemoAbsences } from './absence-demo.ts';
import { promiseDemoCallbacks } from './demo-callbacks.ts';
import { playCustomersDemo } from './customers-demo.ts';
import { saveDemoDrafts } from './demo-drafts.ts';
import { importDemoCustomers } from './import-demo.ts';
import { loadDemoLibrary } from './knowledge-demo.ts';
import { acknowledgeDemoLevels, setDemoLevels } from './levels-demo.ts';
import { simulationOf } from './marker.ts';
import { meterDemo } from './metering-demo.ts';
import { openDemoHall } from './portal-demo.ts';
import { orgIdOf, type Access } from './set-up.ts';
import { simulate, type SimulationReport } from './simulate.ts';
import { superviseDemo } from './supervision-demo.ts';
import { approveDemoBooks, setDemoTerms } from './tariffs-demo.ts';
import { playDemoVisits } from './visits-demo.ts';

/** Logins of the demo company; all have the password that the start prints. */
export const demoLogins = [
  'admin',
  'clerk',
  'agent',
  'dispatcher',
  'crew',
  'supervisor',
  'manager',
  'pricing',
  'reader',
] as const;

const seed = 'demo';
const homeDays = 30;
const neighbourDays = 6;

interface DemoUnit {
  readonly which: Scenario['which'];
  readonly accounts: number;
  readonly days: number;
  readonly intensity: number;
}

// Livelier than life: at the rate of a real county 1,500 accounts would ask for two things a day.
const units: readonly DemoUnit[] = [
  { which: 'home', accounts: 1500, days: homeDays, intensity: 4 },
  { which: 'neighbour', accounts: 150, days: neighbourDays, intensity: 8 },
];

function codeOf({ which }: DemoUnit): string {
  return companyOf(which, seed, 0).code;
}

/** Whether the demo company is there, complete. */
export async function demoLoaded(platform: Platform): Promise<boolean> {
  for (const unit of units) {
    const orgId = await orgIdOf(platform, codeOf(unit));
    if (orgId === null || (await simulationOf(platform, orgId))?.finished !== true) return false;
  }
  return true;
}

const passwordFile = 'demo-password';
// No letters or digits that are taken for one another when read from a screen.
const passwordLetters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The password of the demo accounts: made at the first start, the same at every later one. */
export function demoPassword(dataFolder: string): string {
  const file = path.join(dataFolder, passwordFile);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const letters = [...randomBytes(12)]
    .map((byte) => passwordLetters.charAt(byte % passwordLetters.length))
    .join('');
  const password = (letters.match(/.{4}/g) ?? []).join('-');
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** An interrupted load ends where it was begun to end; its instant is known from when the unit was founded. */
async function endOf(platform: Platform, unit: DemoUnit, nowMs: number): Promise<number> {
  const rows = await reading(platform.db, [], async (tx) => {
    const found = await runSql<{ created_at: Date }>(tx, 'select created_at from org where code = $1', [
      codeOf(unit),
    ]);
    return found.rows;
  });
  const [org] = rows;
  return org === undefined ? nowMs : endOfHistory(org.created_at.getTime(), unit.days);
}

export interface DemoOptions extends Access {
  readonly progress: (line: string) => void;
}

/** Loads what is missing of the demo company; everything up to now, with cases staged for this very moment. */
export async function loadDemo(platform: Platform, options: DemoOptions): Promise<SimulationReport> {
  const { progress, ...access } = options;
  const nowMs = Math.floor(platform.now().getTime() / 1000) * 1000;
  const reports: SimulationReport[] = [];
  for (const unit of units) {
    const isHome = unit.which === 'home';
    const scenario: Scenario = { seed, ...unit, endMs: await endOf(platform, unit, nowMs) };
    progress(isHome ? '正在准备演示单位:组织、客户和 30 天的业务。' : '正在准备相邻的另一个单位。');
    const report = await simulate(platform, scenario, {
      access: isHome ? access : null,
      force: true,
      progress,
      ...(isHome
        ? {
            founded: async (orgId) => {
              await setDemoLevels(platform, { orgId, scenario });
              await approveDemoBooks(platform, { orgId, scenario });
            },
            extraCases: ({ world }) => stagedCases(world),
          }
        : {}),
    });
    if (isHome) {
      await saveDemoDrafts(platform, { orgId: report.orgId, scenario });
      await playCustomersDemo(platform, { orgId: report.orgId, scenario });
      await importDemoCustomers(platform, { orgId: report.orgId, scenario });
      await setDemoTerms(platform, { orgId: report.orgId, scenario });
      await openDemoHall(platform, { orgId: report.orgId, scenario });
      await loadDemoLibrary(platform, { orgId: report.orgId, scenario });
      await promiseDemoCallbacks(platform, { orgId: report.orgId, scenario });
      await playDemoVisits(platform, { orgId: report.orgId, scenario });
      await acknowledgeDemoLevels(platform, { orgId: report.orgId, scenario });
      await superviseDemo(platform, { orgId: report.orgId, scenario });
      await meterDemo(platform, { orgId: report.orgId, scenario });
      await markDemoAbsences(platform, { orgId: report.orgId, scenario });
    }
    reports.push(report);
  }
  const home = present(reports[0], 'the report of the demo company');
  progress(`演示单位已就绪:客户 ${String(home.accounts)} 户,工单 ${String(home.orders)} 件。`);
  return home;
}
