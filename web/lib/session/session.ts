import { createContext, use } from 'react';

/** Who sits at the desk: the person, the unit, and what the posts held today allow. */
export interface Session {
  readonly staffId: string;
  readonly name: string;
  readonly login: string;
  readonly orgName: string;
  /** Where the person works, `城关供电所 · 营业班`. */
  readonly place: string;
  readonly posts: readonly string[];
  readonly permissions: ReadonlySet<string>;
  readonly mustChangePassword: boolean;
  /** A demonstration with made-up customers. */
  readonly demo: boolean;
}

export const SessionContext = createContext<Session | null>(null);

/** The signed-in person; only below the desk, where somebody always is. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('this component belongs on the desk, where somebody is signed in');
  return session;
}

/** Whether the person's posts allow it; for showing and hiding, the server decides by itself. */
export function useMay(permission: string): boolean {
  return use(SessionContext)?.permissions.has(permission) ?? false;
}
