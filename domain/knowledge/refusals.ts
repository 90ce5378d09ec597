/** What the library refuses: moves that an article's life does not allow, words that cannot be published. */
import { defineRefusals } from '#domain/kernel/refusal.ts';

export const knowledgeRefusals = defineRefusals({
  'knowledge.own-work': {
    status: 409,
    zh: '自己写的内容不能由自己批准，请另一位审核人办理。',
    en: 'You cannot approve what you wrote; ask another reviewer.',
  },
  'knowledge.not-in-review': {
    status: 409,
    zh: '这篇文章现在没有待审核的稿件，请刷新后查看最新状态。',
    en: 'This article has nothing in review; please reload.',
  },
  'knowledge.in-review': {
    status: 409,
    zh: '稿件正在审核或等待发布，不能修改；如需修改请先撤回。',
    en: 'The draft is in review or waits for its date; take it back before changing it.',
  },
  'knowledge.no-draft': {
    status: 409,
    zh: '没有可提交的草稿，请先修改文章。',
    en: 'There is no draft to submit; change the article first.',
  },
  'knowledge.nothing-to-take-back': {
    status: 409,
    zh: '没有待审核或待发布的稿件可以撤回。',
    en: 'Nothing is in review or scheduled that could be taken back.',
  },
  'knowledge.not-published': {
    status: 409,
    zh: '只有已发布的文章才能这样办理，请先完成审核发布。',
    en: 'Only a published article allows this; have it reviewed and published first.',
  },
  'knowledge.not-author': {
    status: 403,
    zh: '只有作者或审核人可以撤回稿件。',
    en: 'Only the author or a reviewer may take a draft back.',
  },
  'knowledge.date-past': {
    status: 422,
    zh: '发布日期须为今天或以后，最多三年以后，请重新选择。',
    en: 'The publication date must be today or later, within three years.',
  },
  'knowledge.review-date-past': {
    status: 422,
    zh: '复审日期须晚于今天，最多三年以后，请重新选择。',
    en: 'The review date must be after today and within three years.',
  },
  'knowledge.version-unknown': {
    status: 404,
    zh: '没有第 {version} 版，请从版本列表中选择。',
    en: 'There is no version {version}; choose from the list.',
  },
  'knowledge.title-empty': {
    status: 422,
    zh: '标题不能为空，请填写。',
    en: 'The title is empty; please fill it in.',
  },
  'knowledge.body-empty': {
    status: 422,
    zh: '正文没有可显示的文字，请填写。',
    en: 'The text shows nothing; please fill it in.',
  },
  'knowledge.body-too-deep': {
    status: 422,
    zh: '正文嵌套太深（最多 {max} 层），请简化列表或引用。',
    en: 'The text is nested too deeply (at most {max} levels).',
  },
  'knowledge.picture-without-words': {
    status: 422,
    zh: '有的图片没有文字说明，看不见图片的读者无从知道内容，请在图片的方括号里写明。',
    en: 'A picture has no words for readers who cannot see it; write them between its square brackets.',
  },
  'knowledge.picture-type': {
    status: 422,
    zh: '“{fileName}”不能作为图片显示，请换成 JPEG 或 PNG，或者作为附件放入正文。',
    en: '“{fileName}” cannot be shown as a picture; use JPEG or PNG, or put it in as a paper.',
  },
  'knowledge.picture-too-large': {
    status: 422,
    zh: '图片“{fileName}”超过 {limitMib} MB，请缩小后重新上传。',
    en: 'The picture “{fileName}” is larger than {limitMib} MB; make it smaller and upload it again.',
  },
  'knowledge.too-many-files': {
    status: 422,
    zh: '一篇文章最多放 {max} 个图片和附件，请删去一些或分成几篇。',
    en: 'An article holds at most {max} pictures and papers; remove some or split it.',
  },
  'knowledge.functions-missing': {
    status: 422,
    zh: '请选择至少一个可以阅读的班组。',
    en: 'Choose at least one team that may read it.',
  },
  'knowledge.topic-unknown': {
    status: 422,
    zh: '没有“{topic}”这个公示事项，请从列表中选择。',
    en: 'There is no notice-board topic “{topic}”; choose from the list.',
  },
  'knowledge.too-many': {
    status: 409,
    zh: '文章已达 {max} 篇的上限，请先清理不用的文章。',
    en: 'There are {max} articles already; retire some first.',
  },
  'knowledge.proposal-settled': {
    status: 409,
    zh: '这条建议已经处理过了，请刷新列表。',
    en: 'This proposal has been settled already; please reload.',
  },
  'knowledge.quote-unknown': {
    status: 422,
    zh: '引用的文章已更新或不可见，请重新选择后再提交。',
    en: 'A quoted article has changed or cannot be seen; choose it again.',
  },
});

export type KnowledgeRefusal = keyof typeof knowledgeRefusals;
