import ts from 'typescript';

const chinese = /\p{Script=Han}/u;

/** The language's name in the switch stays as it is in every language. */
const ownName = '中文';

/** Calls whose arguments are keys of the dictionary. */
const translators = /^(?:t|zh|i18n\.t|i18next\.t)$/;

function isTranslated(node: ts.Node, source: ts.SourceFile): boolean {
  for (let above = node.parent; !ts.isSourceFile(above); above = above.parent) {
    if (ts.isCallExpression(above) && translators.test(above.expression.getText(source))) return true;
    if (ts.isJsxAttribute(above) && /^(i18nKey|lang)$/.test(above.name.getText(source))) return true;
  }
  return false;
}

function textOfNode(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text;
  if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  return undefined;
}

/**
 * Chinese texts of a component that do not go through `t('…')`, as `line: text`. A text declared far
 * from its use (a column title in a table) is marked with `zh('…')`, which gives it back unchanged.
 */
export function untranslated(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const words = textOfNode(node);
    if (words !== undefined && words !== ownName && chinese.test(words) && !isTranslated(node, source)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${path}:${String(line + 1)}: ${words.trim()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
