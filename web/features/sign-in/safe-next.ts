/** The page to open after signing in: an address of ours, never one that a forged link leads away to. */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/') || /^\/[/\\]/.test(next) || next.startsWith('/sign-in'))
    return '/';
  return next;
}
