/** Attachments: the only door of the domain. */
import type { Domain } from '../../platform/domain.ts';
import { fileJobs } from './jobs.ts';
import { fileRoutes } from './routes.ts';

export { addFile } from './commands/add-file.ts';
export { guardFiles } from './access.ts';
export { withContent } from './commands/open-file.ts';
export { removeAttachment, tieAttachments } from './commands/tie-attachments.ts';
export { attachmentById, attachmentsOf, type StoredAttachment } from './queries.ts';
export { sendPublished } from './serve.ts';

export const files: Domain = { name: 'files', routes: fileRoutes, jobs: fileJobs };
