import { permissions } from './permissions.ts';
import type { Permission } from './permissions.ts';

/** A bundle of permissions; posts are made of roles, nobody holds a role of their own (R-STAFF-06). */
export interface Role {
  readonly title: string;
  readonly permissions: readonly Permission[];
}

/** What everyone who meets orders may see. */
const reader = [
  'order.view',
  'customer.view',
  'file.view',
  'notice.view',
  'promise.view',
  'organisation.view',
  'knowledge.view',
  'metering.view',
  'tariff.view',
] as const;

/** What whoever acts on a task of their team needs; contact data are unmasked on purpose and on record (R-DATA-02). */
const worker = [...reader, 'order.work', 'customer.unmask', 'file.attach'] as const;

/** What whoever takes a request from a customer needs. */
const intake = [...worker, 'request.accept', 'request.draft', 'knowledge.write'] as const;

/**
 * The administrator runs the system and the organisation and sees no customer: least privilege, so that a
 * stolen administrator's session opens no file. Confidential reports are open to the quality role alone (R-QUAL-09).
 */
export const roles = {
  admin: {
    title: '系统管理',
    permissions: [
      'organisation.view',
      'organisation.manage',
      'staff.manage',
      'staff.absence',
      'promise.view',
      'promise.configure',
      'calendar.configure',
      'notice.manage',
      'audit.view',
      'audit.verify',
      'system.operate',
    ],
  },
  clerk: {
    title: '营业受理',
    permissions: [
      ...intake,
      'customer.edit',
      'customer.care',
      'customer.quality',
      'reading.take',
      'billing.view',
    ],
  },
  agent: { title: '电话受理', permissions: [...intake, 'visit.view', 'visit.work', 'billing.view'] },
  dispatcher: {
    title: '调度指挥',
    permissions: [...intake, 'order.supervise', 'staff.absence', 'report.view'],
  },
  crew: { title: '现场抢修', permissions: worker },
  supervisor: {
    title: '督办管理',
    permissions: [
      ...worker,
      'billing.view',
      'order.supervise',
      'staff.absence',
      'order.export',
      'request.import',
      'customer.import',
      'knowledge.write',
      'knowledge.review',
      'report.view',
      'customer.care',
      'customer.quality',
      'customer.merge',
      'visit.view',
      'reading.take',
      'reading.decide',
      'reading.plan',
    ],
  },
  manager: {
    title: '单位负责',
    permissions: [
      ...reader,
      'billing.view',
      'file.attach',
      'order.supervise',
      'staff.absence',
      'knowledge.write',
      'knowledge.review',
      'order.export',
      'customer.import',
      'customer.export',
      'customer.care',
      'promise.configure',
      'calendar.configure',
      'notice.manage',
      'report.view',
      'report.publish',
      'tariff.approve',
      'visit.view',
      'visit.configure',
      'audit.view',
      'audit.verify',
    ],
  },
  surveyor: { title: '业扩勘查', permissions: worker },
  inspector: { title: '用电检查', permissions: worker },
  metering: { title: '装表接电', permissions: [...worker, 'meter.manage', 'reading.take'] },
  reading: { title: '抄表', permissions: [...reader, 'reading.take'] },
  contract: {
    title: '合同管理',
    permissions: [...worker, 'customer.edit', 'customer.quality', 'customer.merge'],
  },
  billing: {
    title: '电费核算',
    permissions: [
      ...worker,
      'billing.view',
      'billing.run',
      'billing.release',
      'report.view',
      'reading.take',
      'reading.decide',
      'reading.plan',
    ],
  },
  /** Writes prices and sets who pays by which; never approves a price (R-BILL-01). */
  pricing: {
    title: '电价管理',
    permissions: [...reader, 'file.attach', 'tariff.edit', 'terms.edit', 'report.view'],
  },
  quality: {
    title: '服务质量',
    permissions: [
      ...worker,
      'billing.view',
      'order.confidential',
      'knowledge.write',
      'knowledge.review',
      'order.export',
      'report.view',
      'report.publish',
      'audit.view',
      'request.draft',
      'customer.care',
      'visit.view',
      'visit.work',
      'visit.configure',
    ],
  },
} as const satisfies Readonly<Record<string, Role>>;

export type RoleCode = keyof typeof roles;

/** Every role, in the order of the matrix. */
export const allRoles = Object.keys(roles) as readonly RoleCode[];

/** The union of what the roles allow, in the order of the permission matrix. */
export function permissionsOfRoles(codes: Iterable<RoleCode>): ReadonlySet<Permission> {
  const allowed = new Set<Permission>(
    [...codes].flatMap((code): readonly Permission[] => roles[code].permissions),
  );
  return new Set((Object.keys(permissions) as Permission[]).filter((permission) => allowed.has(permission)));
}
