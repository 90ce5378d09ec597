/** What the option parser finds wrong, in Chinese; the parser's own English words stand behind. */
const wordings: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^unknown command '(.+?)'/, (name) => `没有命令“${name}”。`],
  [/^unknown option '(.+?)'/, (name) => `没有选项“${name}”。`],
  [/^required option '(.+?)' not specified/, (name) => `缺少选项 ${name}。`],
  [/^missing required argument '(.+?)'/, (name) => `缺少参数 ${name}。`],
  [/^option '(.+?)' argument missing/, (name) => `选项 ${name} 后面缺少值。`],
  [/^too many arguments/, () => '参数太多。'],
];

export interface UsageText {
  readonly zh: string;
  readonly en: string;
}

/** The parser's message in both languages; one it has in Chinese already stays as it is. */
export function usageText(message: string): UsageText {
  const en = message.replace(/^error: /, '').trim();
  for (const [pattern, wording] of wordings) {
    const match = pattern.exec(en);
    if (match !== null) return { zh: wording(...match.slice(1)), en };
  }
  return { zh: en, en };
}

/** Both on one line for people. */
export function usageLine(message: string): string {
  const { zh, en } = usageText(message);
  return zh === en ? zh : `${zh} ${en}`;
}
