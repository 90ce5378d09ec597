import { eventTitle } from '#domain/event-titles.ts';
import { minuteText } from '#domain/kernel/instant.ts';
import { statusTitles } from '#domain/processes/titles.ts';
import type { OrderState } from '#domain/processes/state.ts';
import { inTransaction, runSql, type Tx } from '../../../platform/db/database.ts';
import { record } from '../../../platform/events/record.ts';
import type { CustomerCaller } from '../../../platform/http/customer-sessions.ts';
import type { Platform } from '../../../platform/platform.ts';
import { consentsOf } from '../../customers/index.ts';
import { definitionOf } from '../../orders/index.ts';
import { ownConsentLines } from '../own-consents.ts';
import { ownCase } from '../own-sessions.ts';
import { noticesWithin } from '../queries/own-cases.ts';
import { fileInClear } from '../queries/own-file.ts';

/** Everything stored about a customer that is theirs to know (R-DATA-02; PIPL 45: a copy in a usual format). */
export interface OwnData {
  readonly exportedAt: string;
  readonly unit: { readonly code: string; readonly name: string };
  readonly file: Awaited<ReturnType<typeof fileInClear>>;
  readonly consents: ReturnType<typeof ownConsentLines>;
  readonly cases: readonly OwnCaseData[];
  readonly notices: Awaited<ReturnType<typeof noticesWithin>>;
  readonly history: readonly { readonly at: string; readonly what: string; readonly source: string }[];
}

interface OwnCaseData {
  readonly orderNo: string;
  readonly title: string;
  readonly status: string;
  readonly acceptedAt: string;
  readonly closedAt: string | null;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly papers: readonly string[];
}

interface CaseRow {
  order_no: string;
  kind: string;
  definition_version: number;
  status: OrderState['status'];
  accepted_at: Date;
  closed_at: Date | null;
  state: OrderState;
  papers: string[];
}

const casesMax = 2000;

/** Answers under the words of the form the customer filled in; what staff noted for themselves stays with them. */
function caseOf(row: CaseRow): OwnCaseData {
  const definition = definitionOf(row.kind, row.definition_version);
  const answers = definition.form.flatMap(({ name, label }) =>
    row.state.values[name] === undefined ? [] : [[label, row.state.values[name]] as const],
  );
  return {
    orderNo: row.order_no,
    title: definition.title,
    status: statusTitles[row.status],
    acceptedAt: row.accepted_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    answers: Object.fromEntries(answers),
    papers: row.papers,
  };
}

async function casesOf(tx: Tx, { orgId, customerIds }: CustomerCaller): Promise<OwnCaseData[]> {
  const { rows } = await runSql<CaseRow>(
    tx,
    `select o.order_no, o.kind, o.definition_version, o.status, o.accepted_at, o.closed_at, o.state,
       array(select a.file_name from attachment a where a.org_id = o.org_id and a.case_id = o.order_id and a.removed_at is null
             order by a.attachment_id) as papers
     from work_order o where o.org_id = $1 and o.customer_id = any ($2::uuid[]) order by o.order_id limit $3`,
    [orgId, customerIds, casesMax],
  );
  return rows.map(caseOf);
}

async function historyOf(tx: Tx, { orgId, customerId }: CustomerCaller): Promise<OwnData['history']> {
  const { rows } = await runSql<{ at: Date; kind: string; source: string }>(
    tx,
    'select at, kind, source from event where org_id = $1 and case_id = $2 order by seq limit $3',
    [orgId, customerId, casesMax],
  );
  return rows.map(({ at, kind, source }) => ({ at: at.toISOString(), what: eventTitle(kind), source }));
}

/** Gathers what is stored about the customer, and records that they took it. */
export function exportOwn(
  platform: Platform,
  customer: CustomerCaller,
  format: 'json' | 'html',
): Promise<OwnData> {
  return inTransaction(platform.db, [customer.orgId], async (tx) => {
    await record({ platform, tx }, ownCase(customer), [
      { kind: 'portal.exported', at: platform.now(), data: { format } },
    ]);
    const [file, given, cases, notices, history] = await Promise.all([
      fileInClear(platform, tx, customer),
      consentsOf(tx, customer),
      casesOf(tx, customer),
      noticesWithin(tx, customer),
      historyOf(tx, customer),
    ]);
    const consents = ownConsentLines(given);
    const unit = { code: customer.orgCode, name: customer.orgName };
    return { exportedAt: platform.now().toISOString(), unit, file, consents, cases, notices, history };
  });
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function text(value: unknown): string {
  const plain = Array.isArray(value) ? value.join('、') : typeof value === 'string' ? value : '';
  return plain.replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

const time = (iso: string): string => minuteText(Date.parse(iso));

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  if (rows.length === 0) return '<p>没有。</p>';
  const line = (cells: readonly unknown[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((cell) => `<${tag}>${text(cell)}</${tag}>`).join('')}</tr>`;
  return `<table><thead>${line(head, 'th')}</thead><tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody></table>`;
}

const style =
  'body{font:16px/1.6 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#23211d}' +
  'table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}td,th{border:1px solid #cfcbc2;padding:.3rem .5rem;text-align:left;vertical-align:top}' +
  'th{background:#f4f3ef}';

function caseRows(cases: OwnData['cases']): readonly (readonly unknown[])[] {
  return cases.map((one) => [
    one.orderNo,
    one.title,
    one.status,
    time(one.acceptedAt),
    Object.entries(one.answers)
      .map(([label, value]) => `${label}:${Array.isArray(value) ? value.join('、') : String(value)}`)
      .join(';'),
    one.papers.join('、'),
  ]);
}

/** The same as a page to read and print; it needs nothing from outside and runs no script. */
export function readable(data: OwnData): string {
  const { file } = data;
  const points = file.accounts.flatMap((account) =>
    account.points.map((point) => [
      account.accountNo,
      point.address,
      point.voltage,
      `${(point.capacityVa / 1000).toString()} kVA`,
      point.meterNo,
    ]),
  );
  const parts: readonly (readonly [string, string])[] = [
    [
      '基本资料',
      table(
        ['项目', '内容'],
        [
          ['名称', file.name],
          ['证件号码', file.documentNumber],
          ['特殊服务需求', file.specialNeeds],
        ],
      ),
    ],
    [
      '联系人',
      table(
        ['姓名', '电话', '邮箱', '地址'],
        file.contacts.map(({ name, phone, email, address }) => [name, phone, email, address]),
      ),
    ],
    ['户号与用电点', table(['户号', '地址', '电压', '容量', '表号'], points)],
    [
      '授权与同意',
      table(
        ['事项', '文本', '同意时间', '撤回时间'],
        data.consents.map(({ title, text: words, givenAt, withdrawnAt }) => [
          title,
          words,
          time(givenAt),
          withdrawnAt === null ? '' : time(withdrawnAt),
        ]),
      ),
    ],
    ['业务', table(['单号', '业务', '状态', '受理时间', '填写内容', '材料'], caseRows(data.cases))],
    [
      '通知',
      table(
        ['时间', '标题', '内容'],
        data.notices.map(({ at, subject, body }) => [time(at), subject, body]),
      ),
    ],
    [
      '档案变动与查看记录',
      table(
        ['时间', '事项'],
        data.history.map(({ at, what }) => [time(at), what]),
      ),
    ],
  ];
  const sections = parts.map(([title, content]) => `<h2>${text(title)}</h2>${content}`).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>我的资料</title><style>${style}</style></head><body><h1>${text(data.unit.name)}保存的您的资料</h1><p>导出时间 ${time(data.exportedAt)}</p>${sections}</body></html>`;
}
