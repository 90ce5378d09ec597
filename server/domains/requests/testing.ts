import { v7 as uuidv7 } from 'uuid';
import { present } from '#domain/kernel/assert.ts';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { permissionsOfRoles } from '#domain/organisation/roles.ts';
import type { TeamFunction } from '#domain/organisation/team-functions.ts';
import { sampleForm } from '#domain/processes/form.ts';
import { requiredDocuments } from '#domain/processes/accept.ts';
import type { Command } from '#domain/processes/command.ts';
import type { Field, FormValues } from '#domain/processes/field.ts';
import { byStaffId } from '../../platform/events/record.ts';
import type { Platform } from '../../platform/platform.ts';
import { createCustomer } from '../customers/commands/create-customer.ts';
import { aCustomer, callerIn } from '../customers/testing.ts';
import type { Company } from '../organisation/testing.ts';
import { perform, type Doer } from '../orders/index.ts';
import { newestDefinition } from './commands/accept-request.ts';
import type { Intaker, RequestInput } from './request.ts';

/** Somebody of the test company as the engine knows them: the role's permissions, and every function asked for. */
export function doerOf(company: Company, role: RoleCode, functions: readonly TeamFunction[] = []): Doer {
  const staffId = company.staff(role);
  return {
    actor: {
      kind: 'staff',
      staffId,
      permissions: [...permissionsOfRoles([role])],
      functions,
      unitIds: [...company.unitIds.values()],
    },
    origin: byStaffId(staffId, 'desk'),
  };
}

/** The clerk of the hall of station 01. */
export function clerkOf(company: Company): Intaker {
  return {
    orgId: company.orgId,
    orgCode: company.code,
    unitId: company.unit('330401'),
    doer: doerOf(company, 'clerk', ['hall']),
  };
}

/** A household with an account in the small company; answers the account's number. */
export async function anAccountNo(platform: Platform, company: Company): Promise<string> {
  const customer = aCustomer();
  const made = await createCustomer(platform, callerIn(company), customer);
  return present(made.accounts[0], 'account').accountNo;
}

/** A complete request of a kind: the definition's own sample, all papers there, a caller with name and phone. */
export function sampleRequest(
  kind: string,
  changes: Partial<RequestInput> & { accountNo?: string } = {},
): RequestInput {
  const { accountNo, ...rest } = changes;
  const definition = newestDefinition(kind);
  const sample = withoutStale(definition.form, sampleForm(definition.form));
  const asksAccount = definition.form.some((field) => field.name === 'accountNumber');
  const values = asksAccount && accountNo !== undefined ? { ...sample, accountNumber: accountNo } : sample;
  return {
    orderId: uuidv7(),
    kind,
    channel: definition.channels[0] ?? 'counter',
    values,
    documents: requiredDocuments(definition, values).map((document) => document.code),
    consent: true,
    subject: { contactName: '王小明', contactPhone: '13800001234', address: '示例市江滨区丰收路 18 号' },
    ...rest,
  };
}

/** The day before the tests' ordinary Wednesday: samples of past events may be too old for a claim. */
const recent: Readonly<Record<string, string>> = { date: '2026-11-17', datetime: '2026-11-17T20:00' };

/** The sample's account is nobody's, and wishes for the future lie in the past by now. */
function withoutStale(form: readonly Field[], values: FormValues): FormValues {
  const isStale = (field: Field): boolean => field.when === 'future' || field.type === 'account-number';
  const stale = new Set(form.filter(isStale).map((field) => field.name));
  const past = new Map(
    form.filter((field) => field.when === 'past').map((field) => [field.name, field.type]),
  );
  const kept = Object.entries(values).filter(([name]) => !stale.has(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, recent[past.get(name) ?? ''] ?? value]));
}

/** Carries out a command with a fresh id. */
export function doTo(
  platform: Platform,
  at: { orgId: number; orderId: string; doer: Doer; seenVersion?: number },
  command: Command,
  commandId: string = uuidv7(),
): ReturnType<typeof perform> {
  const { doer, ...key } = at;
  return perform(platform, { ...key, commandId, command }, doer);
}
