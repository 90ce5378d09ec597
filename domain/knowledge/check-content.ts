/** What an article must be before it is kept or shown to a reviewer. */
import type { Refused } from '../kernel/refusal.ts';
import { keywordMax, keywordsMax, type ArticleContent } from './article.ts';
import { mentionFault } from './article-files.ts';
import { isHallTopic } from './hall-topics.ts';
import { depthMax, depthOf, parseMarkdown, plainText } from './markdown.ts';
import type { KnowledgeRefusal } from './refusals.ts';

function fault(refused: KnowledgeRefusal, field: string, data: Refused['data'] = {}): Refused {
  return { refused, field: `content.${field}`, data };
}

/** The content with stray blanks gone, or what stands against it. A draft may lack words; what is submitted may not. */
export function checkContent(content: ArticleContent, complete: boolean): ArticleContent | Refused {
  const tidy: ArticleContent = {
    ...content,
    title: content.title.trim(),
    keywords: [...new Set(content.keywords.map((word) => word.trim().slice(0, keywordMax)))]
      .filter((word) => word !== '')
      .slice(0, keywordsMax),
    functions: content.audience === 'teams' ? content.functions : [],
  };
  if (tidy.title === '') return fault('knowledge.title-empty', 'title');
  const topic = tidy.topics.find((word) => !isHallTopic(word));
  if (topic !== undefined) return fault('knowledge.topic-unknown', 'topics', { topic });
  if (depthOf(tidy.body) > depthMax) return fault('knowledge.body-too-deep', 'body', { max: depthMax });
  const files = mentionFault(tidy.body, complete);
  if (files !== null) return files;
  if (!complete) return tidy;
  if (plainText(parseMarkdown(tidy.body)).trim() === '') return fault('knowledge.body-empty', 'body');
  if (tidy.audience === 'teams' && tidy.functions.length === 0) {
    return fault('knowledge.functions-missing', 'functions');
  }
  return tidy;
}
