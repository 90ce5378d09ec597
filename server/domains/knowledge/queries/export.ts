import { articleCategories, audiences, type Reader } from '#domain/knowledge/article.ts';
import { businessDate, minuteText } from '#domain/kernel/instant.ts';
import { csvLine } from '../../../platform/csv.ts';
import type { CsvTable } from '../../../platform/http/download.ts';
import type { Platform } from '../../../platform/platform.ts';
import { articleList, type ArticleFilter } from './find.ts';

const rowsMax = 2000;
const head = ['标题', '类别', '可见范围', '版本', '发布时间', '复审日期', '关键词'];

/** The articles a reader may read, as a table. */
export async function articlesCsv(
  platform: Platform,
  question: { readonly orgId: number; readonly reader: Reader; readonly filter: ArticleFilter },
): Promise<CsvTable> {
  const { items } = await articleList(platform, { ...question, cursor: undefined, limit: rowsMax });
  const rows = items.map((article) => [
    ...[article.title, articleCategories[article.category], audiences[article.audience]],
    ...[article.published.toString(), minuteText(article.published_at.getTime()), article.review_on ?? ''],
    article.keywords.join(' '),
  ]);
  return {
    fileName: `articles-${businessDate(platform.now().getTime())}`,
    csv: `\uFEFF${[head, ...rows].map(csvLine).join('')}`,
  };
}
