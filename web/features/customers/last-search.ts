/**
 * What was last searched for, so that the way back from a file leads to the same hits. Phones and identity numbers
 * don't belong into addresses, which logs and histories keep; it is forgotten with the page.
 */
let last = { staffId: '', text: '' };

export function rememberSearch(staffId: string, text: string): void {
  last = { staffId, text };
}

/** The text, if this person searched; '' at another's desk. */
export function lastSearch(staffId: string): string {
  return last.staffId === staffId ? last.text : '';
}
