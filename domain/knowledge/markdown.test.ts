import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depthOf, parseMarkdown, plainText, safeHref, type Block, type Inline } from './markdown.ts';

const paragraph = (...parts: readonly Inline[]): Block => ({ kind: 'paragraph', parts });
const text = (words: string): Inline => ({ kind: 'text', text: words });

describe('the Markdown of articles', () => {
  test('knows headings, lists, tables, quotes and emphasis beside Chinese punctuation', () => {
    const blocks = parseMarkdown(
      '# 一\n\n**注意：**先断电\n\n1. 甲\n2. 乙\n\n| 项 | 值 |\n|--|--|\n| 电压 | 220 V |\n\n> 引\n\n---',
    );
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'list',
      'table',
      'quote',
      'rule',
    ]);
    expect(blocks[1]).toEqual(paragraph({ kind: 'strong', parts: [text('注意：')] }, text('先断电')));
    expect(blocks[2]).toMatchObject({ start: 1, items: [[paragraph(text('甲'))], [paragraph(text('乙'))]] });
    expect(plainText(blocks)).toBe('一\n注意：先断电\n1. 甲\n2. 乙\n项　值\n电压　220 V\n引');
  });

  test('keeps a line break of the author', () => {
    expect(parseMarkdown('甲\n乙')).toEqual([paragraph(text('甲'), { kind: 'break' }, text('乙'))]);
  });

  test.each([
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['甲<img src=x onerror=alert(1)>乙', '甲<img src=x onerror=alert(1)>乙'],
    ['[点我](javascript:alert(1))', '点我'],
    ['[点我](//evil.example/x)', '点我'],
    ['![图](https://evil.example/pixel.png)', '图'],
    ['```\n<b>x</b>\n```', '<b>x</b>'],
  ])('%s is shown as words and does nothing', (source, shown) => {
    const blocks = parseMarkdown(source);
    expect(plainText(blocks)).toBe(shown);
    expect(JSON.stringify(blocks)).not.toContain('"href"');
  });

  test.each([
    ['https://power.example/a', true],
    ['tel:95598', true],
    ['mailto:a@power.example', true],
    ['/portal/knowledge', true],
    ['/\\evil.example', false],
    ['JaVaScRiPt:alert(1)', false],
    ['java\nscript:alert(1)', false],
    ['data:text/html,x', false],
    ['vbscript:x', false],
    ['relative', false],
  ])('a link to %j: %s', (url, isSafe) => {
    expect(safeHref(url) !== null).toBe(isSafe);
  });

  test('a text of brackets as deep as a well is cut off, not followed to the ground', () => {
    expect(depthOf('- 甲')).toBe(1);
    expect(depthOf('> '.repeat(40) + '底')).toBe(40);
    expect(plainText(parseMarkdown('> '.repeat(40) + '底'))).toBe('');
  });

  test('whatever is typed, every link is safe and parsing ends', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'[]()<>*_#|-`\n 甲a:/!"1.>javascript'.split('')),
          maxLength: 200,
        }),
        (source) => {
          const hrefs = [...JSON.stringify(parseMarkdown(source)).matchAll(/"href":"((?:[^"\\]|\\.)*)"/g)];
          for (const [, href = ''] of hrefs)
            expect(safeHref(JSON.parse(`"${href}"`) as string)).not.toBeNull();
        },
      ),
    );
  });
});
