// The papers as a reader sees them: text and pixels by Chromium's PDF engine, the QR code by a decoder.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseRecordPaper, ReceiptPaper } from './papers.ts';
import { bare, readPages, readQrCode } from './testing/read-pdf.ts';
import { renderPdf } from './typst.ts';

const receipt: ReceiptPaper = {
  unit: '青川县供电公司',
  hotline: '95598',
  orderNumber: '5108-261118-000042',
  kind: '低压居民新装',
  customer: '王*(138****1234)',
  acceptedAt: '2026-11-18 10:00',
  channel: '柜台',
  lines: [{ label: '用电地址', value: '乔庄镇**路*号' }],
  documents: [
    { title: '身份证明', note: '', received: true },
    { title: '房屋产权证明', note: '复印件一份,原件当面核对', received: false },
  ],
  promises: [
    {
      title: '装表送电',
      result: true,
      due: '2026-11-23 24:00',
      explanation: '自次日起3个工作日,遇休息日顺延。',
    },
  ],
  responsible: { name: '李敏', phone: '0839-7201234' },
  followUrl: 'https://fw.example.cn/follow#5108-261118-000042.0f3a9c7be12d44aa90b1c2d3',
};

const caseRecord: CaseRecordPaper = {
  unit: '青川县供电公司',
  orderNumber: '5108-261118-000042',
  kind: '低压居民新装',
  customer: '王*',
  status: '已归档',
  lines: [{ label: '受理时间', value: '2026-11-18 10:00' }],
  form: [{ label: '申请容量', value: '8 kVA' }],
  documents: receipt.documents,
  attachments: [
    { fileName: '产权证.pdf', label: '产权证明', addedAt: '2026-11-18 10:05', sha256: 'ab12'.repeat(16) },
  ],
  clocks: [
    {
      title: '装表送电',
      limit: '3个工作日',
      startedAt: '2026-11-18 10:00',
      dueAt: '2026-11-23 24:00',
      stoppedAt: '2026-11-20 15:00',
      verdict: '按时',
      explanation: '自次日起算。',
    },
  ],
  timeline: Array.from({ length: 120 }, (_, index) => ({
    at: '2026-11-18 10:00',
    title: `第${(index + 1).toString()}步`,
    actor: '李敏',
    lines: ['现场勘查完成'],
  })),
  notices: [
    { at: '2026-11-18 10:01', channel: '短信', recipient: '138****1234', body: '已受理', status: '已发送' },
  ],
  proof: { events: 121, head: 'cd34'.repeat(16), verdict: '未被改动', checkedAt: '2026-11-21 09:00' },
};

const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await readPages(bytes)).map(({ text }) => text).join('');

describe('the receipt', () => {
  test('is one A5 page that says what was accepted, until when, and who answers for it', async () => {
    const pages = await readPages(renderPdf('receipt', receipt));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ widthMm: 148, heightMm: 210 });
    const told = [
      '受理回执',
      '5108-261118-000042',
      '低压居民新装',
      '王*(138****1234)',
      '2026-11-23 24:00',
      '李敏',
      '0839-7201234',
      '房屋产权证明',
      '原件当面核对',
    ];
    for (const word of told) expect(pages[0]?.text).toContain(bare(word));
  });

  test('its QR code, read from the printed page, opens the customer’s own page', async () => {
    expect(await readQrCode(renderPdf('receipt', receipt))).toBe(receipt.followUrl);
  });

  test('a long list of documents goes on to a second page, nothing is cut off', async () => {
    const documents = Array.from({ length: 40 }, (_, index) => ({
      title: `材料${(index + 1).toString()}号`,
      note: '说明',
      received: false,
    }));
    const pages = await readPages(renderPdf('receipt', { ...receipt, documents }));
    expect(pages.length).toBeGreaterThan(1);
    const all = pages.map(({ text }) => text).join('');
    for (const { title } of documents) expect(all).toContain(bare(title));
  });
});

describe('any text', () => {
  test.each([
    '#let x = 1 #x',
    '$sum_(i=1)^n$',
    '*粗* _斜_ `码` = 标题',
    '\\#\\n "引号" \'撇\' <标签> @引用',
    '#image("/etc/passwd") #read("paper.typ") #panic()',
    '王㐂喆𬱖龘䶮',
    'https://a.cn/x?y=1&z=[2]{3}~4%5',
    '// 注释 /* 不是 */ --- ...',
  ])('prints as it is: %s', async (value) => {
    const text = await textOf(renderPdf('receipt', { ...receipt, lines: [{ label: '备注', value }] }));
    expect(text).toContain(bare(value));
  });

  test('an emoji that the font lacks does not take the text around it away', async () => {
    const text = await textOf(
      renderPdf('receipt', { ...receipt, lines: [{ label: '备注', value: '灯不亮😀求助' }] }),
    );
    expect(text).toContain('灯不亮');
    expect(text).toContain('求助');
  });

  test('marks that turn writing round are not printed', async () => {
    const value = '退\u202E元001\u202C款\u0007';
    expect(await textOf(renderPdf('receipt', { ...receipt, lines: [{ label: '备注', value }] }))).toContain(
      '退元001款',
    );
  });

  test('a long run without a gap stays on the page', async () => {
    const value = 'A'.repeat(300);
    const pages = await readPages(renderPdf('receipt', { ...receipt, lines: [{ label: '备注', value }] }));
    expect(pages[0]?.text).toContain(value);
  });

  test('whatever is typed, there is a paper', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (value) => {
        const bytes = renderPdf('receipt', { ...receipt, customer: value, lines: [{ label: value, value }] });
        expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the other papers', () => {
  test('the notice of missing documents counts them and says that this is all', async () => {
    const text = await textOf(
      renderPdf('documents-notice', {
        ...receipt,
        orderNumber: null,
        toldAt: '2026-11-18 10:00',
        missing: receipt.documents.filter(({ received }) => !received),
        held: receipt.documents.filter(({ received }) => received),
        handIn: '乔庄营业厅\n周一至周日 9:00—17:00',
      }),
    );
    for (const word of ['一次性告知书', '共 1 项', '房屋产权证明', '全部缺项', '周一至周日'])
      expect(text).toContain(bare(word));
  });

  test('the written answer carries question, answer and figures', async () => {
    const text = await textOf(
      renderPdf('answer-letter', {
        unit: receipt.unit,
        hotline: '95598',
        orderNumber: receipt.orderNumber,
        customer: '王敏',
        address: '乔庄镇新城路18号',
        askedAt: '2026-11-18',
        question: '上月电费为何增加?',
        answer: '第一段\n第二段',
        columns: ['月份', '电量', '电费'],
        rows: [['2026-10', '182 kWh', '98.46 元']],
        contact: { name: '李敏', phone: '0839-7201234' },
        date: '2026年11月20日',
        followUrl: receipt.followUrl,
      }),
    );
    for (const word of [
      '王敏',
      '乔庄镇新城路18号',
      '上月电费为何增加?',
      '第二段',
      '98.46 元',
      '2026年11月20日',
    ])
      expect(text).toContain(bare(word));
  });

  test('the case file is whole, numbered through, with the proof at its end', async () => {
    const pages = await readPages(renderPdf('case-record', caseRecord));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages[0]).toMatchObject({ widthMm: 210, heightMm: 297 });
    pages.forEach(({ text }, index) =>
      expect(text).toContain(`第${(index + 1).toString()}页，共${pages.length.toString()}页`),
    );
    const all = pages.map(({ text }) => text).join('');
    for (const { title } of caseRecord.timeline) expect(all).toContain(bare(title));
    expect(pages.at(-1)?.text).toContain('未被改动');
    expect(all).toContain(caseRecord.proof.head);
  });
});

test('the same data give the same bytes', () => {
  expect(Buffer.from(renderPdf('receipt', receipt)).equals(Buffer.from(renderPdf('receipt', receipt)))).toBe(
    true,
  );
});

test('a receipt is not worth waiting for: half of them take less than 0.1 s, on a busy machine too', () => {
  renderPdf('receipt', receipt);
  const took = Array.from({ length: 15 }, (_, nth) => {
    const start = performance.now();
    renderPdf('receipt', { ...receipt, orderNumber: `5108-${nth.toString()}` });
    return performance.now() - start;
  });
  expect(took.sort((a, b) => a - b)[7]).toBeLessThan(100);
});
