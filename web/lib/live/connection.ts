/** Whether the server can be reached, as the last call or the news line found it; one truth for the whole page. */
type Listener = () => void;

let reached = true;
const listeners = new Set<Listener>();

/** Every call and the news line report what they found. */
export function noteReached(now: boolean): void {
  if (now === reached) return;
  reached = now;
  for (const listener of listeners) listener();
}

export function isReached(): boolean {
  return reached;
}

export function onConnectionChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
