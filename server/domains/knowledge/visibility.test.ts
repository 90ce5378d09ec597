// Who sees an article, in every place where it can be quoted (K1): one article for everybody, one for the staff, one for
// the teams of quality, one draft; each place is asked by a visitor, a crew, a clerk and the quality officer.
import type { FastifyInstance } from 'fastify';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RoleCode } from '#domain/organisation/roles.ts';
import { buildApp } from '../../app.ts';
import { readPages } from '../../platform/pdf/testing/read-pdf.ts';
import { testPlatform, type TestPlatform } from '../../platform/testing/test-platform.ts';
import { signInAs, smallCompany } from '../organisation/testing.ts';
import { anArticle, callsOf } from './testing.ts';

let platform: TestPlatform;
let app: FastifyInstance;
let lib: ReturnType<typeof callsOf>;
const ids: Record<string, string> = {};

const articles = {
  open: anArticle({ title: '公开的绝缘子说明', audience: 'public', topics: ['fees'] }),
  staff: anArticle({ title: '内部的绝缘子说明', audience: 'staff', topics: ['fees'] }),
  teams: anArticle({
    title: '保密的绝缘子说明',
    audience: 'teams',
    functions: ['quality'],
    topics: ['fees'],
  }),
};
const readers = ['visitor', 'crew', 'clerk', 'quality'] as const;
type ReaderName = (typeof readers)[number];
const sees: Readonly<Record<ReaderName, readonly string[]>> = {
  visitor: ['open'],
  crew: ['open', 'staff'],
  clerk: ['open', 'staff'],
  quality: ['open', 'staff', 'teams'],
};
const who = (reader: ReaderName): readonly [RoleCode] | null => (reader === 'visitor' ? null : [reader]);

beforeAll(async () => {
  platform = await testPlatform();
  await smallCompany(platform);
  app = await buildApp(platform);
  lib = callsOf(app);
  for (const [name, content] of Object.entries(articles)) {
    const articleId = uuid();
    ids[name] = articleId;
    await lib.save(content, { articleId, who: ['quality'] });
    await lib.step('submit', { articleId, revision: 1, who: ['quality'] }, { note: '' });
    await lib.step('approve', { articleId, revision: 2, who: ['manager'] }, { publishOn: null });
  }
  ids['draft'] = uuid();
  const draft = anArticle({ title: '草拟的绝缘子说明', audience: 'teams', functions: ['quality'] });
  await lib.save(draft, { articleId: ids['draft'], who: ['quality'] });
});

afterAll(async () => {
  await app.close();
  await platform.close();
});

async function pdfText(url: string, reader: ReaderName): Promise<string> {
  const role = who(reader);
  const headers = role === null ? {} : await signInAs(app, ...role);
  const response = await app.inject({ method: 'GET', url: `/api${url}`, headers });
  if (response.statusCode !== 200) return '';
  const pages = await readPages(response.rawPayload);
  return pages.map(({ text }) => text).join('');
}

/** Every place that lists or quotes, as text. */
const places: readonly (readonly [string, (reader: ReaderName) => Promise<string>])[] = [
  ['the list', async (reader) => JSON.stringify((await lib.get('/articles', who(reader))).body)],
  ['the search', async (reader) => JSON.stringify((await lib.get('/articles?q=绝缘子', who(reader))).body)],
  [
    'the search by letters',
    async (reader) => JSON.stringify((await lib.get('/articles?q=jyz', who(reader))).body),
  ],
  [
    'the quote picker',
    async (reader) => JSON.stringify((await lib.get('/article-quotes?q=绝缘子', who(reader))).body),
  ],
  ['the export', async (reader) => JSON.stringify((await lib.get('/articles/export', who(reader))).body)],
  ['the use', async (reader) => JSON.stringify((await lib.get('/article-use', who(reader))).body)],
  [
    'the work',
    async (reader) => JSON.stringify((await lib.get('/article-work?scope=all', who(reader))).body),
  ],
  [
    'the hall check list',
    async (reader) => JSON.stringify((await lib.get('/hall-publication', who(reader))).body),
  ],
  [
    'the portal',
    async (reader) => JSON.stringify((await lib.get('/portal/articles?q=绝缘子', who(reader))).body),
  ],
  [
    'the portal list',
    async (reader) => JSON.stringify((await lib.get('/portal/articles', who(reader))).body),
  ],
  ['the handbook', (reader) => pdfText('/articles/handbook.pdf', reader)],
  ['the public handbook', (reader) => pdfText('/portal/articles/handbook.pdf', reader)],
  ['the handbook for the public', (reader) => pdfText('/articles/handbook.pdf?audience=public', reader)],
];

describe.each(places)('%s', (place, ask) => {
  test.each(readers)('shows the %s no article beyond their audience', async (reader) => {
    const isPublic = place.includes('portal') || place.includes('public');
    const allowed = isPublic ? ['open'] : sees[reader];
    const text = (await ask(reader)).replaceAll(/\s/g, '');
    for (const [name, { title }] of Object.entries(articles)) {
      if (!allowed.includes(name)) expect([reader, text.includes(title)]).toEqual([reader, false]);
    }
    if (place !== 'the work' || reader !== 'quality') expect(text).not.toContain('草拟的绝缘子说明');
    // It is not that nothing is shown at all; what asks for more than to read stays closed to the crew.
    const closed =
      (reader === 'visitor' && !place.includes('portal') && place !== 'the public handbook') ||
      (reader === 'crew' && ['the use', 'the work'].includes(place));
    for (const name of closed ? [] : allowed)
      expect(text).toContain(articles[name as keyof typeof articles].title);
  });
});

describe('one article by its id', () => {
  const urls = ['', '/versions', '/difference?from=1&to=1'];

  test.each(readers.flatMap((reader) => urls.map((url) => [reader, url] as const)))(
    '%s %s',
    async (reader, url) => {
      for (const name of Object.keys(articles)) {
        const { status } = await lib.get(`/articles/${ids[name] ?? ''}${url}`, who(reader));
        const expected = reader === 'visitor' ? 401 : sees[reader].includes(name) ? 200 : 404;
        expect([name, status]).toEqual([name, expected]);
      }
      if (reader === 'crew' || reader === 'clerk') {
        expect((await lib.get(`/articles/${ids['draft'] ?? ''}${url}`, who(reader))).status).toBe(404);
      }
    },
  );

  test('on the portal only what is public; a vote and an opening of the rest find nothing', async () => {
    for (const name of ['open', 'staff', 'teams', 'draft']) {
      const at = `/portal/articles/${ids[name] ?? ''}`;
      const vote = { version: 1, helpful: true, comment: '', visitorId: uuid() };
      const expected = name === 'open' ? 200 : 404;
      expect([name, (await lib.get(at, null)).status]).toEqual([name, expected]);
      expect([name, (await lib.post(`${at}/vote`, vote, null)).status]).toEqual([name, expected]);
      expect([name, (await lib.post(`${at}/opened`, {}, null)).status]).toEqual([name, expected]);
    }
  });

  test('what was for a team alone stays so in the old versions of an article opened to all', async () => {
    const articleId = uuid();
    const secret = anArticle({ title: '初版', body: '暗号', audience: 'teams', functions: ['quality'] });
    await lib.save(secret, { articleId, who: ['quality'] });
    await lib.step('submit', { articleId, revision: 1, who: ['quality'] }, { note: '' });
    await lib.step('approve', { articleId, revision: 2, who: ['manager'] }, { publishOn: null });
    await lib.save(anArticle({ title: '公开版' }), { articleId, revision: 3, who: ['quality'] });
    await lib.step('submit', { articleId, revision: 4, who: ['quality'] }, { note: '' });
    await lib.step('approve', { articleId, revision: 5, who: ['manager'] }, { publishOn: null });
    const versions = await lib.get(`/articles/${articleId}/versions`);
    expect(JSON.stringify(versions.body)).not.toContain('初版');
    expect((await lib.get(`/articles/${articleId}/difference?from=1&to=2`)).status).toBe(404);
    expect(await lib.step('restore', { articleId, revision: 6 }, { version: 1 })).toMatchObject({
      status: 404,
    });
    expect((await lib.get(`/articles/${articleId}/difference?from=1&to=2`, ['quality'])).status).toBe(200);
  });

  test('the neighbour has a library of their own', async () => {
    expect((await lib.get('/articles?q=绝缘子', ['quality', 'other'])).body['items']).toEqual([]);
    expect((await lib.get(`/articles/${ids['open'] ?? ''}`, ['quality', 'other'])).status).toBe(404);
    expect((await lib.get('/portal/articles?unit=3305&q=绝缘子', null)).body['items']).toEqual([]);
    expect((await lib.get('/portal/articles?unit=9999', null)).status).toBe(404);
  });
});
