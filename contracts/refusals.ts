import { auditRefusals } from '#domain/audit/refusals.ts';
import { billingRefusals } from '#domain/billing/refusals.ts';
import { customerCareRefusals } from '#domain/customers/care/refusals.ts';
import { customerFileRefusals } from '#domain/customers/file-refusals.ts';
import { customerMergeRefusals } from '#domain/customers/merge/refusals.ts';
import { customerExportRefusals } from '#domain/customers/export-refusals.ts';
import { customerImportRefusals } from '#domain/customers/import-refusals.ts';
import { customerRefusals } from '#domain/customers/refusals.ts';
import { fileRefusals } from '#domain/files/refusals.ts';
import { tableRefusals } from '#domain/files/table-refusals.ts';
import { defineRefusals, type RefusalData, type RefusalSpec } from '#domain/kernel/refusal.ts';
import { kernelRefusals } from '#domain/kernel/refusals.ts';
import { knowledgeRefusals } from '#domain/knowledge/refusals.ts';
import { meteringRefusals } from '#domain/metering/refusals.ts';
import { noticeRefusals } from '#domain/notices/refusals.ts';
import { orderRefusals } from '#domain/orders/refusals.ts';
import { organisationRefusals } from '#domain/organisation/refusals.ts';
import { signInRefusals } from '#domain/organisation/sign-in-refusals.ts';
import { staffRefusals } from '#domain/organisation/staff-refusals.ts';
import { portalRefusals } from '#domain/portal/refusals.ts';
import { processRefusals } from '#domain/processes/refusals.ts';
import { promiseRefusals } from '#domain/promises/refusals.ts';
import { requestRefusals } from '#domain/requests/refusals.ts';
import { tariffBookRefusals } from '#domain/tariffs/book-refusals.ts';
import { tariffRefusals } from '#domain/tariffs/refusals.ts';
import { visitRefusals } from '#domain/visits/refusals.ts';
import { supervisionRefusals } from '#domain/supervision/refusals.ts';

/** Refusals of the platform itself: shape, sign-in, permission, faults. */
const common = defineRefusals({
  'shape.invalid': {
    status: 400,
    zh: '提交的内容“{field}”不符合要求，请检查后重试。',
    en: 'The value of “{field}” is not valid; please check it.',
  },
  'shape.missing': {
    status: 400,
    zh: '缺少“{field}”，请填写后重试。',
    en: '“{field}” is missing; please fill it in.',
  },
  'shape.unknown-field': {
    status: 400,
    zh: '不认识的内容“{field}”，请去掉后重试。',
    en: 'Unknown field “{field}”; please remove it.',
  },
  'shape.too-long': {
    status: 400,
    zh: '“{field}”太长，最多 {limit} 个字。',
    en: '“{field}” is too long; at most {limit} characters.',
  },
  'shape.too-many': {
    status: 400,
    zh: '“{field}”项数太多，最多 {limit} 项。',
    en: '“{field}” has too many items; at most {limit}.',
  },
  'shape.wrong-type': {
    status: 400,
    zh: '“{field}”的类型不对，请按说明填写。',
    en: '“{field}” has the wrong type.',
  },
  'shape.wrong-format': {
    status: 400,
    zh: '“{field}”的格式不对，请按示例填写。',
    en: '“{field}” has the wrong format; see the sample.',
  },
  'shape.not-an-option': {
    status: 400,
    zh: '“{field}”不在可选范围内，请重新选择。',
    en: '“{field}” is not one of the options.',
  },
  'shape.out-of-range': {
    status: 400,
    zh: '“{field}”超出允许的范围（界限 {limit}）。',
    en: '“{field}” is out of range (limit {limit}).',
  },
  'shape.not-json': {
    status: 400,
    zh: '提交的不是合法的 JSON，请检查后重试。',
    en: 'The body is not valid JSON.',
  },
  'shape.media-type': {
    status: 415,
    zh: '不支持这种提交格式，请使用 JSON 或页面上的上传按钮。',
    en: 'This content type is not supported.',
  },
  'shape.body-too-large': {
    status: 413,
    zh: '提交的内容太大，请分批提交。',
    en: 'The body is too large; please send it in parts.',
  },
  'access.not-signed-in': {
    status: 401,
    zh: '登录已失效，请重新登录；已填写的内容不会丢失。',
    en: 'Please sign in again; what you typed is kept.',
  },
  'access.forbidden': {
    status: 403,
    zh: '您的岗位没有“{permission}”权限，如确有需要请联系系统管理员。',
    en: 'Your post does not have the permission “{permission}”.',
  },
  'access.second-factor': {
    status: 401,
    zh: '请先完成动态口令验证。',
    en: 'Please pass the second factor first.',
  },
  'access.password-change': {
    status: 403,
    zh: '请先修改初始密码。',
    en: 'Please change the initial password first.',
  },
  'access.cross-site': {
    status: 403,
    zh: '请求不是从本系统页面发出的，已拦下。',
    en: 'The request did not come from this site.',
  },
  'access.too-many-requests': {
    status: 429,
    zh: '操作太频繁，请稍等一分钟再试。',
    en: 'Too many requests; please wait a minute.',
  },
  'not-found': {
    status: 404,
    zh: '没有找到“{what}”，可能已被删除或不在您的管辖范围。',
    en: '“{what}” was not found or is outside your unit.',
  },
  'conflict.changed-meanwhile': {
    status: 409,
    zh: '{who}刚刚改动过这项内容，您的输入已保留，请核对最新内容后再提交。',
    en: '{who} has just changed this; your input is kept, please check and submit again.',
  },
  'conflict.id-reused': {
    status: 409,
    zh: '这个编号已用于另一项内容，请刷新页面后重新提交。',
    en: 'This id was already used for something else; please reload and submit again.',
  },
  'fault.try-again': {
    status: 503,
    zh: '系统暂时繁忙，什么都没有写入，请稍后重试。',
    en: 'The system is busy; nothing was written, please try again.',
  },
  'fault.unexpected': {
    status: 503,
    zh: '系统出现意外，已记录（编号 {requestId}），什么都没有写入。请重试，仍不行请联系管理员。',
    en: 'Something unexpected happened (reference {requestId}); nothing was written.',
  },
});

/** Every refusal the product knows; the error catalogue in the docs is generated from it. */
export const refusals = {
  ...common,
  ...kernelRefusals,
  ...auditRefusals,
  ...customerRefusals,
  ...customerFileRefusals,
  ...customerExportRefusals,
  ...customerImportRefusals,
  ...customerCareRefusals,
  ...customerMergeRefusals,
  ...meteringRefusals,
  ...organisationRefusals,
  ...staffRefusals,
  ...signInRefusals,
  ...promiseRefusals,
  ...tariffRefusals,
  ...tariffBookRefusals,
  ...billingRefusals,
  ...processRefusals,
  ...orderRefusals,
  ...fileRefusals,
  ...tableRefusals,
  ...noticeRefusals,
  ...requestRefusals,
  ...knowledgeRefusals,
  ...portalRefusals,
  ...visitRefusals,
  ...supervisionRefusals,
} as const satisfies Readonly<Record<string, RefusalSpec>>;

export type RefusalCode = keyof typeof refusals;

/** The status and the text of a refusal, its placeholders filled. */
export function refusalText(
  code: RefusalCode,
  data: RefusalData,
  language: 'zh' | 'en',
): { status: number; title: string } {
  const spec: RefusalSpec = refusals[code];
  const title = spec[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''));
  return { status: spec.status, title };
}
