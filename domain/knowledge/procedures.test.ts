import { describe, expect, test } from 'vitest';
import { currentDefinitions } from '../processes/definitions/index.ts';
import { present } from '../kernel/assert.ts';
import { promiseCatalogue } from '../promises/catalogue.ts';
import { plainText } from './markdown.ts';
import { procedureChapter, procedureOf } from './procedures.ts';

describe('the chapter of procedures', () => {
  test('has every business once, each with words', () => {
    const { articles } = procedureChapter();
    expect(articles).toHaveLength(currentDefinitions().length);
    for (const { blocks } of articles) expect(plainText(blocks).length).toBeGreaterThan(10);
  });

  test('names papers and limits of a new connection', () => {
    const definition = present(
      currentDefinitions().find(({ kind }) => kind === 'residential-connection'),
      'the business',
    );
    const text = procedureOf(definition);
    expect(text).toContain('**材料**');
    expect(text).toContain('个工作日');
  });

  test('a limit whose figure is unverified is not printed', () => {
    const unverified = promiseCatalogue.filter((promise) => promise.unverified).map(({ id }) => id);
    const stated = currentDefinitions().filter(({ clocks }) =>
      clocks.some(({ promise }) => unverified.includes(promise)),
    );
    expect(stated.length).toBeGreaterThan(0);
    for (const definition of stated) {
      const titles = definition.clocks
        .filter(({ promise }) => unverified.includes(promise))
        .map(({ title }) => title);
      for (const title of titles) expect(procedureOf(definition)).not.toContain(`| ${title} |`);
    }
  });
});
