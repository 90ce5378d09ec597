/** The order whose page is open, which the news line follows whoever holds it; one page, so at most one. */
type Listener = () => void;

let opened: string | null = null;
const listeners = new Set<Listener>();

function change(next: string | null): void {
  if (next === opened) return;
  opened = next;
  for (const listener of listeners) listener();
}

export function openOrder(): string | null {
  return opened;
}

/** The page of an order opens; answers how to say that it is left. */
export function enterOrder(orderId: string): () => void {
  change(orderId);
  return () => {
    // The next page may have come before this one is gone.
    if (opened === orderId) change(null);
  };
}

export function onOpenOrderChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
