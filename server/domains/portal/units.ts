import type { Static } from 'typebox';
import type { PortalUnit, PortalUnitPage } from '#contracts/portal.ts';
import { present } from '#domain/kernel/assert.ts';
import { Refusal } from '#domain/kernel/refusal.ts';
import { reading, runSql, type Tx } from '../../platform/db/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { unitTree } from '../organisation/index.ts';

/** A supply unit whose hall is open. */
export interface OpenUnit {
  readonly orgId: number;
  readonly code: string;
  readonly name: string;
  readonly demo: boolean;
}

export interface SettingRow {
  is_open: boolean;
  welcome: string;
  hours: string;
  serves: string;
  phones: { title: string; phone: string }[];
  revision: number;
}

const defaultHours = '网上全天受理；人工审核在工作日 8:30–17:30，抢修昼夜不停。';

/** What holds until somebody writes other words. */
export function defaultSetting(name: string): SettingRow {
  return {
    is_open: true,
    welcome: `欢迎您来到${name}网上营业厅`,
    hours: defaultHours,
    serves: '',
    phones: [],
    revision: 0,
  };
}

export async function settingOf(tx: Tx, unit: Pick<OpenUnit, 'orgId' | 'name'>): Promise<SettingRow> {
  const { rows } = await runSql<SettingRow>(
    tx,
    'select is_open, welcome, hours, serves, phones, revision from portal_setting where org_id = $1',
    [unit.orgId],
  );
  return rows[0] ?? defaultSetting(unit.name);
}

/** Every supply unit of the installation whose hall is open, by code: what a visitor chooses from. */
export function openUnits(platform: Platform): Promise<Static<typeof PortalUnit>[]> {
  return reading(platform.db, 'all', async (tx) => {
    const { rows } = await runSql<Static<typeof PortalUnit>>(
      tx,
      `select o.code, o.name, coalesce(s.serves, '') as serves
       from org o left join portal_setting s on s.org_id = o.org_id
       where coalesce(s.is_open, true) order by o.code limit 500`,
      [],
    );
    return rows;
  });
}

/** The unit of a code; refused when there is none or its hall is closed. */
export async function openUnit(platform: Platform, code: string): Promise<OpenUnit> {
  const { rows } = await platform.db.pool.query<{ org_id: number; name: string; demo: boolean }>(
    'select org_id, name, demo from org where code = $1',
    [code],
  );
  const [row] = rows;
  if (row === undefined) throw new Refusal('portal.unit-unknown', { field: 'unit' });
  return { orgId: row.org_id, code, name: row.name, demo: row.demo };
}

/** What the first page of a unit says. */
export async function unitPage(platform: Platform, code: string): Promise<Static<typeof PortalUnitPage>> {
  const unit = await openUnit(platform, code);
  const setting = await reading(platform.db, [unit.orgId], (tx) => settingOf(tx, unit));
  if (!setting.is_open) throw new Refusal('portal.unit-unknown', { field: 'unit' });
  const { welcome, hours, serves, phones } = setting;
  return { code, name: unit.name, serves, welcome, hours, phones, demo: unit.demo };
}

/** The company itself, which answers for a request until staff know the place. */
export async function topUnit(tx: Tx, orgId: number): Promise<string> {
  const units = await unitTree(tx, orgId);
  return present(
    units.find(({ parentUnitId }) => parentUnitId === null),
    'the company at the top of its units',
  ).unitId;
}
