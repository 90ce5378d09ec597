/** What can happen to articles and to what is proposed as one. */
export const knowledgeEvents = {
  'article.drafted': '编写文章草稿',
  'article.submitted': '提交文章审核',
  'article.taken-back': '撤回文章稿件',
  'article.published': '发布文章',
  'article.scheduled': '批准文章定期发布',
  'article.returned': '退回文章稿件',
  'article.retired': '停用文章',
  'article.restored': '以旧版恢复为草稿',
  'article.confirmed': '确认文章继续有效',
  'article.review-due': '文章到复审日期',
  'article.starters-loaded': '载入起始文章',
  'article.questions-grouped': '归集常见问题',
  'article.proposal-ignored': '忽略文章建议',
} as const;

export type KnowledgeEvent = keyof typeof knowledgeEvents;
