/** What can stand in the place of content. */
export type PageStateKind = 'loading' | 'empty' | 'not-found' | 'not-allowed' | 'error' | 'offline';
