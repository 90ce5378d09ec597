/** Where to go after the sign-in: a page of the online hall and nowhere else, whatever the address says. */
export function ownNext(next: string | undefined): string {
  return next !== undefined && /^\/portal\/[\w/-]*$/.test(next) ? next : '/portal/me';
}
