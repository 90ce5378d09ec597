/** Refusals of a form; each carries the field as `form.<name>`. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const formRefusals = defineRefusals({
  'form.not-an-object': {
    status: 400,
    zh: '表单应是“字段：值”的集合，请刷新页面后重新填写。',
    en: 'The form must be an object of fields and values; reload the page and fill it in again.',
  },
  'form.unknown-field': {
    status: 422,
    zh: '这张表单没有字段“{field}”，请去掉后再提交。',
    en: 'This form has no field "{field}"; remove it and submit again.',
  },
  'form.not-asked': {
    status: 422,
    zh: '按已填内容不需要填写“{label}”，请清空该项。',
    en: '"{label}" is not asked with these answers; clear it.',
  },
  'form.required': { status: 422, zh: '请填写“{label}”。', en: 'Fill in "{label}".' },
  'form.wrong-type': {
    status: 422,
    zh: '“{label}”的格式不对，应为{expected}。',
    en: '"{label}" has the wrong type; expected {expected}.',
  },
  'form.too-small': {
    status: 422,
    zh: '“{label}”不能小于 {limit}{unit}。',
    en: '"{label}" must not be less than {limit} {unit}.',
  },
  'form.too-large': {
    status: 422,
    zh: '“{label}”不能大于 {limit}{unit}。',
    en: '"{label}" must not be more than {limit} {unit}.',
  },
  'form.too-long': {
    status: 422,
    zh: '“{label}”最多 {limit} 个字（项），现有 {actual}，请精简。',
    en: '"{label}" takes at most {limit} characters or items, got {actual}; shorten it.',
  },
  'form.control-characters': {
    status: 422,
    zh: '“{label}”里有看不见的控制字符，请删除后重新输入。',
    en: '"{label}" contains invisible control characters; delete and retype it.',
  },
  'form.impossible-date': {
    status: 422,
    zh: '“{label}”不是真实存在的日期或时间，请按 {expected} 填写。',
    en: '"{label}" is not a real date or time; write it as {expected}.',
  },
  'form.not-in-past': {
    status: 422,
    zh: '“{label}”不能晚于现在，请核对。',
    en: '"{label}" must not lie in the future; check it.',
  },
  'form.not-in-future': {
    status: 422,
    zh: '“{label}”不能早于现在，请另选时间。',
    en: '"{label}" must not lie in the past; choose another time.',
  },
  'form.not-an-option': {
    status: 422,
    zh: '“{label}”只能从列出的选项中选择。',
    en: '"{label}" must be one of the listed options.',
  },
  'form.phone': {
    status: 422,
    zh: '“{label}”不是有效的电话号码，请填 11 位手机号或带区号的固定电话。',
    en: '"{label}" is not a telephone number; give 11 mobile digits or a landline with area code.',
  },
  'form.identity-number': {
    status: 422,
    zh: '“{label}”校验不通过，请对照证件核对 18 位号码。',
    en: '"{label}" fails its check digit; compare the 18 characters with the card.',
  },
  'form.credit-code': {
    status: 422,
    zh: '“{label}”校验不通过，请对照营业执照核对 18 位代码。',
    en: '"{label}" fails its check character; compare the 18 characters with the licence.',
  },
  'form.account-number': {
    status: 422,
    zh: '“{label}”不是有效的户号，请对照电费通知单核对 13 位数字。',
    en: '"{label}" is no account number; compare its 13 digits with a bill.',
  },
});
