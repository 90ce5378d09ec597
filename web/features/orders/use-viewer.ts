import { useSession } from '#web/lib/session/session.ts';
import type { Viewer } from './order.ts';

/** The signed-in person as the verbs see them. */
export function useViewer(): Viewer {
  const { staffId, permissions } = useSession();
  return { staffId, permissions };
}
