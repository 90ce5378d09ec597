/** What a customer must bring and how long it takes, for every business, made from the definitions that run. */
import { currentDefinitions } from '../processes/definitions/index.ts';
import type { ProcessDefinition } from '../processes/definition.ts';
import { familyTitles } from '../processes/titles.ts';
import { promiseOf } from '../promises/catalogue.ts';
import { parseMarkdown } from './markdown.ts';
import type { HandbookChapter } from './handbook.ts';
import { promised } from './promised.ts';

/** The chapter of the handbook that nobody has to write. Limits whose figure is unverified are left out. */
export function procedureChapter(): HandbookChapter {
  return {
    title: '业务办理程序',
    articles: currentDefinitions().map((definition) => ({
      anchor: `process-${definition.kind}`,
      title: definition.title,
      note: familyTitles[definition.family],
      blocks: parseMarkdown(procedureOf(definition)),
    })),
  };
}

/** One business in Markdown: what it is, papers, limits. */
export function procedureOf(definition: ProcessDefinition): string {
  const papers = definition.documents.map(({ title, core, sample }) => [
    title,
    core === true ? '受理时带齐' : '可以后补',
    sample,
  ]);
  const limits = definition.clocks.flatMap(({ title, promise }) => {
    const { limits: known, unverified } = promiseOf(promise);
    return known === null || unverified ? [] : [[title, promised(promise)]];
  });
  return [
    definition.summary,
    ...(papers.length === 0 ? [] : ['**材料**', table(['材料', '要求', '说明'], papers)]),
    ...(limits.length === 0 ? [] : ['**时限**', table(['事项', '时限'], limits)]),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
