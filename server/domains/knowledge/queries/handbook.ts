import path from 'node:path';
import type { ArticleContent, Reader } from '#domain/knowledge/article.ts';
import { handbookChapters, handbookIndex, type PrintedArticle } from '#domain/knowledge/handbook.ts';
import { procedureChapter } from '#domain/knowledge/procedures.ts';
import { businessDate } from '#domain/kernel/instant.ts';
import { reading, runSql, type Tx } from '../../../platform/db/database.ts';
import type { PrintedPaper } from '../../../platform/http/download.ts';
import { renderPdf, type Pictures } from '../../../platform/pdf/typst.ts';
import type { Platform } from '../../../platform/platform.ts';
import { printedPictures } from '../printed-pictures.ts';
import { readable } from '../reader.ts';

/** Articles one book holds; more would be a book nobody carries, and minutes of typesetting. */
const printedMax = 500;

interface Row {
  readonly article_id: string;
  readonly version: number;
  readonly content: ArticleContent;
}

export interface HandbookWish {
  readonly orgId: number;
  readonly orgName: string;
  /** Who will read the book: what is not for them is not in it. */
  readonly reader: Reader;
  readonly processes: boolean;
}

function noteOf({ content, version }: Row): string {
  const source = [content.sourceDocument, content.sourceClause].filter((part) => part !== '').join(' ');
  return [
    ...(source === '' ? [] : [`依据：${source}`]),
    ...(content.effectiveOn === null ? [] : [`自 ${content.effectiveOn} 起执行`]),
    `第 ${version.toString()} 版`,
  ].join('　');
}

async function printed(tx: Tx, { orgId, reader }: HandbookWish): Promise<readonly PrintedArticle[]> {
  const may = readable(reader, 2);
  const { rows } = await runSql<Row>(
    tx,
    `select a.article_id, v.version, v.content from article a
     join article_version v on v.org_id = a.org_id and v.article_id = a.article_id and v.version = a.published
     where a.org_id = $1 and ${may.sql} order by a.title, a.article_id limit ${printedMax.toString()}`,
    [orgId, ...may.values],
  );
  return rows.map((row) => {
    const { title, category, keywords, body } = row.content;
    return {
      articleId: row.article_id,
      title,
      category,
      keywords,
      body,
      version: row.version,
      note: noteOf(row),
    };
  });
}

/** The library as a book: cover, contents, chapters, index by pinyin. Measured with 28 articles and the procedures: about 2 s. */
export async function handbookPdf(platform: Platform, wish: HandbookWish): Promise<PrintedPaper> {
  const articles = await reading(platform.db, [wish.orgId], (tx) => printed(tx, wish));
  const day = businessDate(platform.now().getTime());
  const isPublic = wish.reader.kind === 'public';
  const set = (pictures: Pictures): Uint8Array =>
    renderPdf(
      'handbook',
      {
        unit: wish.orgName,
        title: isPublic ? '用电服务手册' : '供电服务手册',
        audience: isPublic ? '供客户阅读' : '供内部工作人员使用',
        edition: `${day} 版`,
        version: `共 ${articles.length.toString()} 篇`,
        chapters: [...(wish.processes ? [procedureChapter()] : []), ...handbookChapters(articles)],
        index: handbookIndex(articles),
        pictures: Object.fromEntries([...pictures.keys()].map((file) => [path.parse(file).name, file])),
      },
      pictures,
    );
  const pictures = await printedPictures(platform, wish.orgId, articles);
  return { fileName: `handbook-${day}`, pdf: setOrWithout(platform, pictures, set) };
}

/** A picture that the typesetter cannot draw costs the pictures, not the book: their words stand in their place. */
function setOrWithout(
  platform: Platform,
  pictures: Pictures,
  set: (pictures: Pictures) => Uint8Array,
): Uint8Array {
  if (pictures.size === 0) return set(pictures);
  try {
    return set(pictures);
  } catch (error) {
    platform.log.warn({ err: error }, 'handbook set without its pictures');
    return set(new Map());
  }
}
