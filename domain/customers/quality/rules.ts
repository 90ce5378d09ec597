/**
 * The check list of the customers' data (R-SYS-01: periodic checks): each rule is a row, with how much it matters and
 * what to do about it. What a rule looks for is in `checks.ts`.
 */
export interface QualityRule {
  readonly title: string;
  /** `must`: a notice cannot arrive or a person is not who they seem; `should`: worth mending. */
  readonly severity: 'must' | 'should';
  /** What a clerk does about it. */
  readonly remedy: string;
}

export const qualityRules = {
  'document-missing': {
    title: '缺少证件号码',
    severity: 'should',
    remedy: '客户下次办理业务时请其出示证件并补录。',
  },
  'document-wrong': {
    title: '证件号码有误',
    severity: 'must',
    remedy: '核对原件，更正号码；校验位不符多为输错一位或两位颠倒。',
  },
  'document-unsuitable': {
    title: '证件类型与客户类别不符',
    severity: 'must',
    remedy: '核对客户类别和证件类型，更正其中之一。',
  },
  'birth-impossible': {
    title: '证件上的出生日期不合情理',
    severity: 'must',
    remedy: '持证人年龄超过120岁或未满14岁，核对是否录成了别人的号码。',
  },
  'name-wrong': {
    title: '客户名称有误',
    severity: 'must',
    remedy: '按证件更正名称，去掉数字、符号和“不详”等代用字。',
  },
  'phone-missing': {
    title: '没有联系电话',
    severity: 'must',
    remedy: '停电和缴费通知无法送达，联系客户补录电话。',
  },
  'phone-wrong': { title: '电话号码有误', severity: 'must', remedy: '与客户核对号码，固定电话补上区号。' },
  'phone-made-up': {
    title: '电话疑为随手填写',
    severity: 'must',
    remedy: '号码重复或连号过多，与客户核对。',
  },
  'phone-shared': {
    title: '同一电话用于过多客户',
    severity: 'should',
    remedy: '多为代办人或物业电话，补录客户本人的号码。',
  },
  'contact-unreachable': {
    title: '通知方式无法送达',
    severity: 'must',
    remedy: '补录该方式所需的手机号、邮箱或地址，或改用其他方式。',
  },
  'account-missing': {
    title: '客户没有户号',
    severity: 'should',
    remedy: '补录户号；误建的档案并入正确的档案。',
  },
  'account-without-point': {
    title: '在用户号没有用电点',
    severity: 'must',
    remedy: '补录用电点；已不用电的办理销户。',
  },
  'account-date-impossible': {
    title: '立户或销户日期不合情理',
    severity: 'must',
    remedy: '日期早于1949年或晚于今天，按合同更正。',
  },
  'address-incomplete': {
    title: '用电地址不完整',
    severity: 'must',
    remedy: '补全道路、门牌或村组，便于到场。',
  },
  'division-missing': { title: '缺少行政区划', severity: 'should', remedy: '在用电地址中选择区划。' },
  'station-missing': { title: '缺少责任供电所', severity: 'should', remedy: '在用电地址中选择责任供电所。' },
  'manager-missing': {
    title: '重要用户没有客户经理',
    severity: 'must',
    remedy: '指定一位客户经理，定期走访。',
  },
  'duplicate-suspected': {
    title: '疑似重复档案',
    severity: 'should',
    remedy: '并排比对，确是同一客户的予以合并。',
  },
} as const satisfies Readonly<Record<string, QualityRule>>;
export type QualityRuleCode = keyof typeof qualityRules;

export const allQualityRules = Object.keys(qualityRules) as readonly QualityRuleCode[];

/** From this many customers on a phone is not a household's own. */
export const phoneUsersMax = 5;
