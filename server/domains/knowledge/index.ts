/** The library: the only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { knowledgeJobs } from './jobs.ts';
import { knowledgeRoutes } from './routes.ts';

export { findProposals } from './commands/find-proposals.ts';
export { loadStarters } from './commands/load-starters.ts';
export { approveArticle, returnArticle, submitArticle } from './commands/review-article.ts';
export { saveArticle } from './commands/save-article.ts';
export { countOpened, voteArticle, visitorVoter } from './commands/vote.ts';
export { articlePage } from './queries/page.ts';
export { anybody } from './reader.ts';

export const knowledge: Domain = { name: 'knowledge', routes: knowledgeRoutes, jobs: knowledgeJobs };
