/**
 * The gate between a call that found the session ended and the dialog that opens over the page. All calls that
 * fail meanwhile wait for the same dialog; what was typed stays where it is.
 */
type Asker = () => Promise<boolean>;

let asker: Asker | null = null;
let asking: Promise<boolean> | null = null;

/** The shell says how to ask; answers a function that takes it back. */
export function onSignedOut(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

/** Asks the user to sign in; true once they did. False at once where nobody can ask (public pages). */
export async function signInAgain(): Promise<boolean> {
  if (asker === null) return false;
  asking ??= asker().finally(() => {
    asking = null;
  });
  return asking;
}
