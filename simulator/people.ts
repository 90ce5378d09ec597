/**
 * People and firms that do not exist. Whatever could be taken for somebody's is marked: mobiles have four zeros in
 * the middle (`1380000xxxx`), identity numbers begin with 99, a province that GB/T 2260 does not have, and so do the
 * divisions inside credit codes. Check digits are right, so that forms accept them.
 */
import { identityCheckCharacter } from '#domain/customers/identity-number.ts';
import { creditCheckCharacter } from '#domain/customers/social-credit-code.ts';
import { assert, present } from '#domain/kernel/assert.ts';
import type { Random } from './random.ts';

/** Chinese characters of one UTF-16 unit each. */
function characters(text: string): readonly string[] {
  return Array.from({ length: text.length }, (_, at) => text.charAt(at));
}

const surnames = characters(
  '王王王李李李张张张刘刘陈陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙贺陶顾毛郝龚邵万钱严',
);
const compound = ['欧阳', '上官', '司徒', '诸葛', '慕容'] as const;
const givenMale = characters(
  '伟强磊军勇涛明超杰鹏浩宇轩博文志建国华平刚辉斌波林海峰松柏江河岩川原野青山云天阳晨东',
);
const givenFemale = characters(
  '芳娜敏静丽艳娟霞秀兰英玲桂洁梅燕红雪琳晶莹慧婷欣怡佳颖思雨梦瑶月荷莲竹晴岚溪宁安',
);

/** Prefixes of mobiles in use; four zeros follow, then four digits. */
const mobilePrefixes =
  '138 139 136 137 135 134 150 151 152 157 158 159 182 183 184 187 188 130 131 132 155 156 185 186 133 153 180 181 189 177 173 199 198 166'.split(
    ' ',
  );
const tailsMax = 10_000;

/** Whether a number is one of ours, that belongs to nobody. */
export function isSyntheticPhone(text: string): boolean {
  return /^1[3-9]\d0000\d{4}$/.test(text);
}

/** The `serial`-th mobile; every serial below 340,000 has its own, then they begin anew. */
export function mobile(serial: number): string {
  const at = serial % (mobilePrefixes.length * tailsMax);
  const prefix = present(mobilePrefixes[Math.floor(at / tailsMax)], 'a prefix');
  return `${prefix}0000${String(at % tailsMax).padStart(4, '0')}`;
}

export type Sex = 'male' | 'female';

/** A name of two to four characters. */
export function personName(random: Random, sex: Sex = random.chance(0.5) ? 'male' : 'female'): string {
  const surname = random.chance(0.004) ? random.pick(compound) : random.pick(surnames);
  const given = sex === 'male' ? givenMale : givenFemale;
  const first = random.pick(given);
  return surname + first + (random.chance(0.75) ? random.pick(given) : '');
}

/** How a caller is addressed: surname with 先生 or 女士. */
export function addressed(name: string, random: Random): string {
  const surname = compound.find((known) => name.startsWith(known)) ?? name.slice(0, 1);
  return `${surname}${random.chance(0.5) ? '先生' : '女士'}`;
}

/** An identity number with a right check digit, of a province that does not exist. */
export function identityNumber(random: Random, sex: Sex): string {
  const year = random.int(1942, 2004);
  const birth = `${String(year)}${pad(random.int(1, 12), 2)}${pad(random.int(1, 28), 2)}`;
  const order = random.int(0, 499) * 2 + (sex === 'male' ? 1 : 0);
  const body = `99${pad(random.int(1, 99), 2)}${pad(random.int(1, 99), 2)}${birth}${pad(order, 3)}`;
  return body + identityCheckCharacter(body);
}

const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code with a right check character and a division that does not exist. */
export function creditCode(random: Random, of: 'enterprise' | 'public-body'): string {
  const letters = Array.from({ length: 7 }, () => creditLetters.charAt(random.int(0, 30))).join('');
  const body = `${of === 'enterprise' ? '91' : '12'}99${pad(random.int(1, 99), 2)}00MA${letters}`;
  assert(body.length === 17, 'a credit code has 17 characters before the check');
  return body + creditCheckCharacter(body);
}

const firmWords = '兴盛恒丰瑞祥德顺宏达永和泰安锦绣晨光远航鼎立聚源正大广和益民嘉禾春晖'.match(/../g) ?? [];
const trades = {
  shop: ['百货店', '便利店', '餐饮店', '理发店', '五金店', '药房', '水果店', '服装店', '旅馆', '茶社'],
  firm: [
    '食品有限公司',
    '纺织有限公司',
    '机械制造有限公司',
    '商贸有限公司',
    '建材有限公司',
    '物流有限公司',
    '塑业有限公司',
    '电子科技有限公司',
  ],
  farm: ['粮食种植专业合作社', '养殖场', '果蔬专业合作社', '农机服务队', '茶叶专业合作社'],
  body: ['中心小学', '卫生院', '敬老院', '文化站', '便民服务中心', '污水处理站', '初级中学', '自来水站'],
} as const;

export type Trade = keyof typeof trades;

/** The name of a firm or body of the town. */
export function firmName(random: Random, trade: Trade, town: string): string {
  const place = town.replace(/(?:街道|镇|乡)$/, '');
  const word =
    trade === 'body' ? '' : `${random.pick(firmWords)}${random.chance(0.3) ? random.pick(firmWords) : ''}`;
  return `${place}${word}${random.pick(trades[trade])}`;
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0');
}
