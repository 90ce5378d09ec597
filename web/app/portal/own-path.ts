/** Whether an address is one of these pages (`/portal/apply/$kind`), with or without a slash at its end. */
export function isOwnPath(paths: readonly string[], pathname: string): boolean {
  const parts = partsOf(pathname);
  return paths.map(partsOf).some((page) => {
    if (page.length !== parts.length) return false;
    return page.every((part, at) => part.startsWith('$') || part === parts[at]);
  });
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}
