/** What the organisation refuses: units, posts, passwords. */
import { defineRefusals } from '#domain/kernel/refusal.ts';
import type { RefusalData, Refused } from '#domain/kernel/refusal.ts';

export const organisationRefusals = defineRefusals({
  'organisation.unit-kind-unknown': {
    status: 422,
    zh: '单位类别无法识别，请选择供电公司、供电所、营业厅或班组。',
    en: 'The kind of unit is unknown; choose supply unit, station, hall or team.',
  },
  'organisation.unit-parent-wrong': {
    status: 422,
    zh: '{kind}不能设在所选的上级单位之下，可选的上级类别：{parents}。',
    en: 'A unit of this kind ({kind}) cannot stand under the chosen one; possible kinds above it: {parents}.',
  },
  'organisation.unit-code-malformed': {
    status: 422,
    zh: '单位编码应为2至20位字母、数字或连字符，且以字母或数字开头，请修改。',
    en: 'A unit code has 2 to 20 letters, digits or hyphens and begins with a letter or digit.',
  },
  'organisation.unit-name-length': {
    status: 422,
    zh: '单位名称应为2至{lengthMax}个字，请修改。',
    en: 'A unit name has 2 to {lengthMax} characters.',
  },
  'organisation.region-unknown': {
    status: 422,
    zh: '服务区域无法识别，请选择城区、农村或边远。',
    en: 'The service region is unknown; choose urban, rural or remote.',
  },
  'organisation.team-function-unknown': {
    status: 422,
    zh: '含有无法识别的班组职能，请从列表中选择。',
    en: 'A team function is unknown; choose from the list.',
  },
  'organisation.team-function-missing': {
    status: 422,
    zh: '营业厅和班组至少要有一项职能，否则工单无法派到，请选择。',
    en: 'A hall or team needs at least one function, or no task can reach it.',
  },
  'organisation.team-function-misplaced': {
    status: 422,
    zh: '供电公司和供电所本身不设职能，请把职能设在其下的班组。',
    en: 'Supply units and stations have no functions of their own; give them to a team below.',
  },
  'organisation.post-unknown': {
    status: 422,
    zh: '岗位“{post}”不在岗位目录中，请重新选择。',
    en: 'The post "{post}" is not in the catalogue; choose another.',
  },
  'organisation.post-misplaced': {
    status: 422,
    zh: '“{post}”岗位不能设在所选单位，请换一个单位或岗位。',
    en: 'The post "{post}" cannot be held in the chosen unit; choose another unit or post.',
  },
  'organisation.posts-mixed': {
    status: 422,
    zh: '“{post}”与“{other}”不得由同一人兼任，请先结束其中一个岗位。',
    en: 'The posts "{post}" and "{other}" cannot be held by one person; end one of them first.',
  },
  'organisation.password-short': {
    status: 422,
    zh: '密码至少需要{lengthMin}个字符，可以用几个词连成一句容易记住的话。',
    en: 'A password has at least {lengthMin} characters; a phrase of a few words is easy to remember.',
  },
  'organisation.password-long': {
    status: 422,
    zh: '密码不能超过{lengthMax}个字符，请缩短。',
    en: 'A password has at most {lengthMax} characters.',
  },
  'organisation.password-common': {
    status: 422,
    zh: '这个密码太常见，容易被猜中，请换一个。',
    en: 'This password is too common and easily guessed; choose another.',
  },
  'organisation.password-contains-login': {
    status: 422,
    zh: '密码中不能包含登录名，请换一个。',
    en: 'The password must not contain the login name.',
  },
});

export type OrganisationRefusal = keyof typeof organisationRefusals;

/** A refusal of this domain as a value. */
export function refuse(code: OrganisationRefusal, field: string, data: RefusalData = {}): Refused {
  return { refused: code, field, data };
}
