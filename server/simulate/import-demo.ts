/** A finished import of customers, so that its list has something to show: a new estate, some of its rows faulty. */
import { present } from '#domain/kernel/assert.ts';
import { dayMs } from '#domain/kernel/instant.ts';
import { importColumn, importFields, type ImportField } from '#domain/customers/import-columns.ts';
import { permissionsOfPosts } from '#domain/organisation/posts.ts';
import { historyOf, type Scenario } from '#simulator/history.ts';
import { randomFrom, uuidAt } from '#simulator/random.ts';
import {
  checkCustomerImport,
  runCustomerImport,
  startImport,
  takeImport,
} from '../domains/customers/index.ts';
import type { Caller } from '../platform/caller.ts';
import { csvLine } from '../platform/csv.ts';
import type { Platform } from '../platform/platform.ts';
import { platformInThePast } from './simulated-platform.ts';

type Row = Partial<Record<ImportField, string>>;

const households = 24;
const surnames = '陈王李赵周吴郑孙钱冯褚卫蒋沈韩杨朱秦许何吕施张孔';

/** What the lists of a developer usually get wrong, by the household it happens to. */
const mistakes: Readonly<Record<number, Row>> = {
  5: { phone: '1380000' },
  12: { voltage: '220V 单项' },
  19: { capacity: '' },
};

function rowOf(at: number): Row {
  const serial = String(at + 1).padStart(4, '0');
  return {
    customerCode: `XCHY-${serial}`,
    kind: '个人',
    name: `${surnames.charAt(at)}示例`,
    phone: `1990000${serial}`,
    address: `云陵市云泽县城关街道人民路88号新城花园${(1 + Math.floor(at / 12)).toString()}幢${(101 + (at % 12) * 100).toString()}室`,
    region: '城区',
    voltage: '220伏单相',
    capacity: '8',
    useKind: '居民生活',
    meterNo: `33990001${String(at + 1).padStart(8, '0')}`,
    ...mistakes[at],
  };
}

function fileContent(): Uint8Array {
  const rows = Array.from({ length: households }, (_, at) => rowOf(at));
  const titles = csvLine(importFields.map((field) => importColumn(field).title));
  const lines = rows.map((row) => csvLine(importFields.map((field) => row[field] ?? '')));
  return Buffer.from(`\uFEFF${titles}${lines.join('')}`);
}

/** Checks the file and enters its good rows, as the supervisor; again, nothing is made twice. */
export async function importDemoCustomers(
  platform: Platform,
  { orgId, scenario }: { orgId: number; scenario: Scenario },
): Promise<void> {
  const { company, endMs } = historyOf(scenario);
  const beganMs = endMs - 3 * dayMs;
  const past = platformInThePast(platform, beganMs);
  const person = present(
    company.staff.find(({ login }) => login === 'supervisor'),
    'the supervisor',
  );
  const caller: Caller = {
    ...{ sessionId: '', orgId, orgCode: company.code, orgName: company.name },
    ...{ staffId: person.staffId, name: person.name, phone: person.phone, login: 'supervisor' },
    ...{ mustChangePassword: false, posts: [], permissions: permissionsOfPosts([person.post]) },
  };
  const importId = uuidAt(randomFrom(`${scenario.seed}/import`), beganMs);
  const id = { orgId, importId };
  const { status } = await takeImport(past, caller, {
    importId,
    fileName: '新城花园交付户.csv',
    content: fileContent(),
  });
  if (status === 'checking') await checkCustomerImport(past, id);
  if (status === 'done') return;
  await startImport(past, caller, { importId, rows: 'good', existing: 'skip' });
  await runCustomerImport(past, id);
}
