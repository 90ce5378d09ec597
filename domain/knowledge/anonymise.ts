/**
 * Takes out of free text what names a person or a thing of theirs, before it is proposed as an article (R-SYS-22) or
 * kept as a comment. What looks like a name goes; a person still reads every proposal before it is published.
 */
const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公';

/** In this order: the long patterns before the short ones that are parts of them. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/https?:\/\/\S+/g, '〔网址〕'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '〔邮箱〕'],
  [/[A-Za-z]\d{12,}/g, '〔编号〕'],
  [/\d{15,18}[\dXx]?/g, '〔证件或编号〕'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g, '〔电话〕'],
  [/(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g, '〔电话〕'],
  [/(?:微信|QQ|qq)(?:号)?[:：]?\s*[\w-]{5,}/g, '〔账号〕'],
  [/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}/g, '〔车牌〕'],
  [/\d{7,}/g, '〔编号〕'],
  [
    /[\p{Script=Han}A-Za-z0-9]{1,12}?(?:小区|花园|公寓|新村|家园|苑|村|路|街|巷|弄)\d+(?:[-—]\d+)*(?:号|幢|栋|单元|室|楼|户)*(?:\d+(?:号|幢|栋|单元|室|楼|户))*/gu,
    '〔地址〕',
  ],
  [/\d+(?:幢|栋|单元)(?:\d+(?:号|幢|栋|单元|室|楼))*/g, '〔地址〕'],
  [
    /(?:我叫|我是|姓名|户主|联系人|客户|用户)[:：]?\s*[\p{Script=Han}]{2,4}(?=[,，。、;；\s]|$)/gu,
    '〔姓名〕',
  ],
  [
    new RegExp(
      `[${surnames}]\\p{Script=Han}{0,2}(?:先生|女士|小姐|师傅|大爷|大妈|阿姨|老师|经理|主任|所长)`,
      'gu',
    ),
    '〔姓名〕',
  ],
];

/** Free text without what names a person: phones, numbers, addresses, names as customers write them. */
export function anonymise(text: string): string {
  return patterns.reduce(
    (words, [pattern, word]) => words.replace(pattern, word),
    text.normalize('NFKC').trim(),
  );
}

/** The same, and every name that is known from the case itself. */
export function anonymiseCase(text: string, known: readonly (string | null | undefined)[]): string {
  const names = known.filter((name): name is string => typeof name === 'string' && [...name].length > 1);
  return anonymise(names.reduce((words, name) => words.replaceAll(name, '〔姓名〕'), text.normalize('NFKC')));
}
