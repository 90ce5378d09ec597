import { useEffect, useRef } from 'react';

export type KeyHandlers = Readonly<Record<string, () => void>>;

/** The name of a key press as handlers are registered: `j`, `/`, `ctrl+Enter`. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const held = event.ctrlKey || event.metaKey ? 'ctrl+' : event.altKey ? 'alt+' : '';
  return `${held}${event.key}`;
}

/** Whether the press belongs to a field: letters typed there are text, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Keys for the whole page while the component is on it; plain letters rest while someone types or a dialog is open. */
export function useKeys(handlers: KeyHandlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const handler = latest.current[keyName(event)];
      if (handler === undefined || event.defaultPrevented || event.isComposing) return;
      if (!event.ctrlKey && !event.metaKey && !event.altKey && (isTyping(event.target) || dialogOpen()))
        return;
      event.preventDefault();
      handler();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, []);
}

function dialogOpen(): boolean {
  return (
    document.querySelector('.ant-modal-wrap:not([style*="display: none"]) .ant-modal, .ant-drawer-open') !==
    null
  );
}
