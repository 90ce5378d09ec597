/** The languages of the product. */
type Language = 'zh' | 'en';

/** The longer phrase first: `State Grid high voltage` holds `high voltage`. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/95598 service request/gu, '95598 服务请求'],
  [/section 5, /gu, '业务规范第 5 章：'],
  [/policy of 2025, with external line/gu, '2025 年政策，含外线工程'],
  [/rules of (\d{4})/gu, '$1 年规则'],
  [/State Grid/gu, '国家电网'],
  [/Southern Grid/gu, '南方电网'],
  [/regulator/gu, '监管机构'],
  [/commitment (\d+)/gu, '十项承诺第 $1 项'],
  [/remote taken as rural/gu, '边远按农村'],
  [/ticket flow/gu, '工单流转'],
  [/service request/gu, '服务请求'],
  [/high voltage/gu, '高压'],
  [/low voltage/gu, '低压'],
  [/newer codes/gu, '新版规范'],
  [/three rings/gu, '三声'],
  [/five rings/gu, '五声'],
  [/at once/gu, '立即'],
  [/call-back/gu, '回电'],
  [/complaint/gu, '投诉'],
  [/chasing/gu, '催办'],
  [/enquiry/gu, '咨询'],
  [/opinion/gu, '意见'],
  [/praise/gu, '表扬'],
  [/unknown/gu, '待查'],
  [/fault/gu, '报修'],
  [/remote/gu, '边远'],
  [/rural/gu, '农村'],
  [/urban/gu, '城区'],
  [/(\d+) wd/gu, '$1 个工作日'],
  [/(\d+) h\b/gu, '$1 小时'],
  [/\[mem\]/gu, '[待核对原文]'],
  [/\[part /gu, '[部分 '],
  [/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1'],
  [/, (?=\p{Script=Han})/gu, '，'],
  [/: (?=\p{Script=Han})/gu, '：'],
  [/; /gu, '；'],
];

/** Where a figure of the catalogue comes from, in the reader's language; clause numbers stay as they are. */
export function sourceText(source: string, language: Language): string {
  if (language === 'en') return source;
  return phrases.reduce((text, [english, chinese]) => text.replaceAll(english, chinese), source);
}
