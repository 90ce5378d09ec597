/** What is refused of an upload, and of reading one. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const fileRefusals = defineRefusals({
  'file.missing': {
    status: 400,
    zh: '没有收到文件，请选择一个文件后再上传。',
    en: 'No file was received; choose one and upload again.',
  },
  'file.empty': { status: 422, zh: '文件是空的，请重新选择。', en: 'The file is empty; choose another.' },
  'file.too-large': {
    status: 413,
    zh: '文件超过 {limitMib} MB，请压缩后重新上传。',
    en: 'The file is larger than {limitMib} MB; compress it and upload again.',
  },
  'file.type-not-allowed': {
    status: 415,
    zh: '只能上传照片(JPEG、PNG、WebP、HEIC)和 PDF，文件内容不是这几种，请转换后再上传。',
    en: 'Only photos (JPEG, PNG, WebP, HEIC) and PDF are taken; the content is none of these.',
  },
  'file.damaged': {
    status: 422,
    zh: '文件内容不完整或已损坏，请重新拍摄、扫描或导出后再上传。',
    en: 'The file is incomplete or damaged; take, scan or export it again.',
  },
  'file.too-many-pixels': {
    status: 422,
    zh: '图片有 {megapixels} 百万像素，最多 {limitMegapixels} 百万，请缩小后再上传。',
    en: 'The picture has {megapixels} megapixels, at most {limitMegapixels}; make it smaller.',
  },
  'file.active-content': {
    status: 422,
    zh: 'PDF 中带有脚本或启动程序的动作，不能上传，请“打印为 PDF”后再上传。',
    en: 'The PDF carries scripts or launches programs; print it to PDF and upload that.',
  },
  'file.preview-not-possible': {
    status: 415,
    zh: '这种文件不能预览，请下载后查看。',
    en: 'This kind of file has no preview; download it.',
  },
  'file.upload-again': {
    status: 409,
    zh: '文件没有存上，请重新选择后再上传一次。',
    en: 'The file was not stored; choose it again and upload it once more.',
  },
  'file.content-lost': {
    status: 503,
    zh: '附件的内容缺失或已损坏，请联系系统管理员从备份恢复。',
    en: 'The content is missing or damaged; the administrator can restore it from the backup.',
  },
  'file.already-tied': {
    status: 409,
    zh: '附件“{fileName}”已属于另一件业务，请重新上传。',
    en: 'The attachment “{fileName}” belongs to another case; upload it again.',
  },
});

export type FileRefusal = keyof typeof fileRefusals;
