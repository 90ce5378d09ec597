/** Chinese names: where the surname ends. Names are shown masked and are searched by their initials. */

/** Surnames of two characters that are in use; a name of three or more that begins so has this surname. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 端木 公孙 尉迟 长孙 慕容 鲜于 宇文 东方 南宫 西门 东郭 百里 呼延 轩辕 ' +
    '澹台 公冶 宗政 濮阳 淳于 单于 太叔 仲孙 钟离 闾丘 司空 司寇 亓官 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 ' +
    '宰父 谷梁 第五 赫连 独孤 万俟 闻人 公羊 梁丘 左丘 羊舌 微生 南门 东门 北堂 西陵 完颜 纳兰 爱新 叶赫 富察 那拉 瓜尔 ' +
    '贺兰 耶律 达奚 褚师 屈突 哥舒 公仪 公输 王孙 叔孙 季孙 相里 斛律 阿史 东野 南郭 即墨 邯郸 归海 段干 汝鄢 涂钦 ' +
    '司城 太史 张简 张廖 范姜 刘付 刘傅 夏候'
  ).split(' '),
);

export interface PersonName {
  readonly surname: string;
  readonly given: string;
}

/** Dots that stand between the parts of a name of a minority or foreign language. */
const partDots = /[·•・.．‧]/;

/**
 * Splits a person's name. Names with a dot (买买提·吐尔逊) have no surname: their first part stands in its
 * place. A name of two characters has a surname of one, though both together might be a compound surname.
 */
export function splitName(name: string): PersonName {
  const text = name.trim();
  const dot = text.search(partDots);
  if (dot > 0) return { surname: text.slice(0, dot), given: text.slice(dot + 1) };
  const latin = /^([A-Za-z'-]+)\s+(.+)$/.exec(text);
  if (latin !== null) return { surname: latin[1] ?? '', given: latin[2] ?? '' };
  const characters = [...text];
  const length = characters.length > 2 && compoundSurnames.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return { surname: characters.slice(0, length).join(''), given: characters.slice(length).join('') };
}

/** One name, written in one way: full-width letters and the different dots brought to one form, spaces trimmed. */
export function normaliseName(name: string): string {
  const folded = name
    .normalize('NFKC')
    .replace(/[•・．‧]/g, '·')
    .trim();
  // Spaces between Chinese characters align short names in tables; they are not part of the name.
  return folded.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/\s+/g, ' ');
}

/** Whether a normalised text can be the name of a person on a document: letters, dots, hyphens, apostrophes, spaces. */
export function isPersonName(name: string): boolean {
  return /^\p{L}[\p{L}\p{M}·.'’ -]*$/u.test(name);
}
