import { describe, expect, test } from 'vitest';
import { articleFilesMax, fileIdsOf, fileMentions, mentionFault, pictureFault } from './article-files.ts';
import { parseMarkdown, plainText } from './markdown.ts';

const id = (last: number): string => `0195a000-0000-7000-8000-${last.toString(16).padStart(12, '0')}`;

describe('a text names its pictures and papers', () => {
  test('in paragraphs, lists, quotes and tables, each with its words', () => {
    const body = `看图：![电表面板](attachment:${id(1)})\n\n- 步骤 ![按键](attachment:${id(2)})\n\n> [合同样本](attachment:${id(3)})\n\n| 图 |\n| - |\n| ![格](attachment:${id(4)}) |`;
    expect(fileMentions(body)).toEqual([
      { fileId: id(1), as: 'picture', words: '电表面板' },
      { fileId: id(2), as: 'picture', words: '按键' },
      { fileId: id(3), as: 'file', words: '合同样本' },
      { fileId: id(4), as: 'picture', words: '格' },
    ]);
  });

  test('the same picture twice is one file', () => {
    const body = `![一](attachment:${id(1)}) ![二](attachment:${id(1).toUpperCase()})`;
    expect(fileIdsOf(body)).toEqual([id(1)]);
  });

  test.each([
    '![远处](https://example.org/a.png)',
    '![本机](file:///etc/passwd)',
    '![脚本](attachment:javascript:alert(1))',
    '![半个](attachment:0195a000)',
    '`![代码](attachment:…)`',
  ])('%s is no attachment: only its words are shown', (body) => {
    expect(fileMentions(body)).toEqual([]);
    expect(JSON.stringify(parseMarkdown(body))).not.toContain('picture');
  });

  test('their words are searched like any others', () => {
    expect(plainText(parseMarkdown(`![电表面板](attachment:${id(1)}) [样本](attachment:${id(2)})`))).toBe(
      '电表面板 样本',
    );
  });
});

describe('what is refused', () => {
  const silent = `![](attachment:${id(1)})`;
  test('a picture without words goes to no reviewer, while a draft may still lack them', () => {
    expect(mentionFault(silent, false)).toBeNull();
    expect(mentionFault(silent, true)).toMatchObject({ refused: 'knowledge.picture-without-words' });
  });

  test('one file more than an article holds', () => {
    const text = (count: number): string =>
      Array.from({ length: count }, (_, at) => `![图](attachment:${id(at)})`).join('\n\n');
    expect(mentionFault(text(articleFilesMax), true)).toBeNull();
    expect(mentionFault(text(articleFilesMax + 1), false)).toMatchObject({
      refused: 'knowledge.too-many-files',
    });
  });

  test.each([
    ['image/png', 5 * 1_048_576, null],
    ['image/jpeg', 5 * 1_048_576 + 1, 'knowledge.picture-too-large'],
    ['image/heic', 1, 'knowledge.picture-type'],
    ['application/pdf', 1, 'knowledge.picture-type'],
  ] as const)('%s of %i bytes as a picture: %s', (mediaType, sizeBytes, refused) => {
    expect(pictureFault({ fileName: '图', mediaType, sizeBytes })?.refused ?? null).toBe(refused);
  });
});
