import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailHtml } from './mail-html.ts';
import { checkTemplate, fieldsOf, renderNotice, smsParts } from './render.ts';

const sms = (body: string) => checkTemplate('answered', 'sms', { subject: null, body });

describe('a unit’s own text', () => {
  test('an unknown placeholder is refused and the usable ones are named', () => {
    const refused = sms('尊敬的{customer}');
    expect(refused).toMatchObject({ refused: 'notice.placeholder-unknown', field: 'body' });
    expect(refused?.data?.['allowed']).toContain('{result}处理结果');
  });

  test('a field of another notice is unknown to this one', () => {
    expect(sms('{voucher}')).toMatchObject({ refused: 'notice.placeholder-unknown' });
  });

  test.each(['{result', 'result}', '{{result}}', '{}', '{ result }', '{constructor}'])(
    '%s is refused',
    (body) => {
      expect(sms(body)).toMatchObject({ field: 'body' });
    },
  );

  test('an empty text is refused, a mail without a subject too', () => {
    expect(sms('  ')).toMatchObject({ refused: 'notice.text-empty', field: 'body' });
    expect(checkTemplate('answered', 'email', { subject: '', body: '好' })).toMatchObject({
      field: 'subject',
    });
  });

  test('an SMS longer than five parts is refused with both lengths', () => {
    expect(sms('长'.repeat(336))).toMatchObject({
      refused: 'notice.text-too-long',
      data: { length: 336, lengthMax: 335 },
    });
    expect(sms('长'.repeat(335))).toBeNull();
  });

  test('every notice may use the five fields that are always given', () => {
    expect(fieldsOf('thanks')).toEqual(['unit', 'hotline', 'orderNumber', 'kind', 'link']);
  });
});

describe('filling', () => {
  test('a value that looks like a placeholder is not filled again', () => {
    const { body } = renderNotice(
      { subject: null, body: '{result}' },
      { result: '{contactPhone}', contactPhone: '1' },
    );
    expect(body).toBe('{contactPhone}');
  });

  test('what the sender left out reads as a pointer and is named', () => {
    const rendered = renderNotice({ subject: '{kind}', body: '{result}{result}' }, { kind: '咨询' });
    expect(rendered).toEqual({ subject: '咨询', body: '详见进度页详见进度页', missing: ['result'] });
  });

  test('a value cannot add a header to a mail', () => {
    const { subject } = renderNotice(
      { subject: '{reason}', body: 'x' },
      { reason: '退费\r\nBcc: a@b.c\u2028x' },
    );
    expect(subject).toBe('退费 Bcc: a@b.c x');
  });

  test('any value arrives unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        expect(renderNotice({ subject: null, body: '始{result}终' }, { result: value }).body).toBe(
          `始${value}终`,
        );
      }),
    );
  });

  test('70 characters are one SMS, 71 are two', () => {
    expect([smsParts('好'.repeat(70)), smsParts('好'.repeat(71)), smsParts('好'.repeat(135))]).toEqual([
      1, 2, 3,
    ]);
  });
});

describe('the HTML part of a mail', () => {
  test('markup in a value stays text', () => {
    const html = mailHtml('<b>', '<script>alert(1)</script>\n"\'&');
    expect(html).not.toContain('<script');
    expect(html).toContain('<title>&lt;b&gt;</title>');
    expect(html).toContain('<p>&quot;&#39;&amp;</p>');
  });

  test('only web addresses become links, and they cannot leave their attribute', () => {
    const html = mailHtml('s', 'https://fw.example.cn/p/1" onclick="x javascript:alert(1)');
    expect(html).toContain('<a href="https://fw.example.cn/p/1">');
    expect(html).not.toMatch(/<a [^>]*onclick/);
    expect(html.match(/<a /g)).toHaveLength(1);
  });
});
