import type { FastifyInstance } from 'fastify';
import { v7 as uuid } from 'uuid';
import type { RoleCode } from '#domain/organisation/roles.ts';
import type { ArticleContent } from '#domain/knowledge/article.ts';
import { signInAs, type Side } from '../organisation/testing.ts';

/** A complete article; tests say what they care about. */
export function anArticle(part: Partial<ArticleContent> = {}): ArticleContent {
  return {
    ...{ title: '怎样读电能表', category: 'metering', keywords: ['示数', '智能表'] },
    ...{ body: '按一下显示键，看**总电量**。', audience: 'public', functions: [] },
    ...{ sourceDocument: '', sourceClause: '', effectiveOn: null, reviewOn: '2027-11-18', topics: [] },
    ...part,
  };
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Calls the library as somebody with a role. */
export function callsOf(app: FastifyInstance) {
  type Who = readonly [RoleCode, Side?];
  const send = async (
    method: 'GET' | 'POST' | 'PUT',
    at: { url: string; who: Who | null; body?: object },
  ): Promise<Answer> => {
    const response = await app.inject({
      method,
      url: `/api${at.url}`,
      headers: at.who === null ? {} : await signInAs(app, ...at.who),
      ...(at.body === undefined ? {} : { payload: at.body }),
    });
    const isJson = response.headers['content-type']?.includes('json') === true;
    const body = isJson ? response.json<Record<string, unknown>>() : { text: response.body };
    return { status: response.statusCode, body };
  };
  const get = (url: string, who: Who | null = ['clerk']) => send('GET', { url, who });
  const post = (url: string, body: object, who: Who | null = ['clerk']) => send('POST', { url, who, body });
  const save = (content: ArticleContent, at: { articleId?: string; revision?: number; who?: Who } = {}) =>
    send('PUT', {
      url: `/articles/${at.articleId ?? uuid()}/draft`,
      who: at.who ?? ['clerk'],
      body: { commandId: uuid(), revision: at.revision ?? 0, content },
    });
  const step = (
    what: string,
    at: { articleId: string; revision: number; who?: Who },
    body: object = {},
  ): Promise<Answer> =>
    post(`/articles/${at.articleId}/${what}`, { commandId: uuid(), revision: at.revision, ...body }, at.who);
  /** Written by the clerk, approved by the quality officer. */
  const publish = async (part: Partial<ArticleContent> = {}): Promise<string> => {
    const articleId = uuid();
    const answers = [
      await save(anArticle(part), { articleId }),
      await step('submit', { articleId, revision: 1 }, { note: '' }),
      await step('approve', { articleId, revision: 2, who: ['quality'] }, { publishOn: null }),
    ];
    const failed = answers.find(({ status }) => status !== 200);
    if (failed !== undefined) throw new Error(JSON.stringify(failed));
    return articleId;
  };
  return { get, post, save, step, publish };
}
