/** Notices: the only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { noticeJobs } from '../../platform/notices/jobs.ts';
import { noticeRoutes } from './routes.ts';

export { noticesOf, type NoticeView } from './queries.ts';

export const notices: Domain = { name: 'notices', routes: noticeRoutes, jobs: noticeJobs };
