import { addressTokens, nameTokens, normaliseText } from '#domain/customers/search-text.ts';

/** A text with what the product's own search makes of it. */
export interface Word {
  readonly text: string;
  readonly normal: string;
  readonly tokens: readonly string[];
}

// By how common they are: the first is the name of one in twelve, as in the country.
const surnames = Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
);
const given = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文斌海波俊峰春雷志鹏晓东宇航子涵欣怡浩然',
);
const towns = [
  '暨阳街道',
  '陶朱街道',
  '枫桥镇',
  '店口镇',
  '大唐街道',
  '牌头镇',
  '安华镇',
  '次坞镇',
  '璜山镇',
  '赵家镇',
];
const roads = [
  '人民',
  '解放',
  '中山',
  '建设',
  '和平',
  '文化',
  '步森',
  '滨江',
  '永进',
  '西湖',
  '孝义',
  '望云',
  '艮塔',
];
const kinds = ['路', '街', '大道', '弄'];
const estates = [
  '兴城花园',
  '锦绣家园',
  '东盛嘉苑',
  '幸福里',
  '江南春晓',
  '金色港湾',
  '望江小区',
  '桂花苑',
  '阳光新村',
];

const nameCount = 30_000;
const addressCount = 40_000;
const roomCount = 120;

/** A repeatable sequence of fractions in [0, 1). */
function fractions(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick<T>(list: readonly T[], fraction: number): T {
  const found = list[Math.floor(fraction * list.length)];
  if (found === undefined) throw new RangeError('a fraction lies below 1');
  return found;
}

function wordOf(text: string, tokens: readonly string[]): Word {
  return { text, normal: normaliseText(text), tokens };
}

/** Names of two and three characters; squaring the fraction makes the first surnames the common ones. */
export function names(): Word[] {
  const next = fractions(11);
  return Array.from({ length: nameCount }, () => {
    const surname = pick(surnames, next() ** 2);
    const rest = next() < 0.3 ? pick(given, next()) : pick(given, next()) + pick(given, next());
    const text = surname + rest;
    return wordOf(text, nameTokens(text));
  });
}

/** Addresses down to the building; they all end in 幢, so that a room can follow. */
export function addresses(): Word[] {
  const next = fractions(23);
  return Array.from({ length: addressCount }, () => {
    const road = pick(roads, next()) + pick(kinds, next());
    const house = 1 + Math.floor(next() * 600);
    const building = 1 + Math.floor(next() * 30);
    const text = `浙江省绍兴市诸暨市${pick(towns, next())}${road}${house.toString()}号${pick(estates, next())}${building.toString()}幢`;
    return wordOf(text, addressTokens(text));
  });
}

/** Rooms, with the tokens they add behind a building. */
export function rooms(): Word[] {
  return Array.from({ length: roomCount }, (_, at) => {
    const text = `${(1 + Math.floor(at / 4)).toString()}0${(1 + (at % 4)).toString()}室`;
    return wordOf(text, addressTokens(`幢${text}`));
  });
}
