import type { KeyboardEvent } from 'react';

const stops =
  'input:not([disabled]):not([type=hidden]), textarea:not([disabled]), [role=combobox], [role=radiogroup]';

/** Enter in a one-line field means: the next one. In a text of several lines it is a line break, in an open list a choice. */
export function isMoveOn(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return false;
  if (!(target instanceof HTMLInputElement)) return false;
  return target.getAttribute('aria-expanded') !== 'true';
}

/** Puts the cursor into the field after this one; radio buttons of one question are one stop. */
export function focusNext(area: HTMLElement | null, from: EventTarget): void {
  if (area === null || !(from instanceof Element)) return;
  const all = [...area.querySelectorAll<HTMLElement>(stops)].filter(
    (element) => element.offsetParent !== null,
  );
  const line = from.closest('[data-field]');
  const here = all.findIndex((element) => element === from);
  const next = all.slice(here + 1).find((element) => element.closest('[data-field]') !== line);
  next?.focus();
}

/** Puts the cursor into the first field that must be mended. */
export function focusFirstFailed(area: HTMLElement | null): void {
  area?.querySelector("[data-failed='yes']")?.querySelector<HTMLElement>(stops)?.focus();
}
