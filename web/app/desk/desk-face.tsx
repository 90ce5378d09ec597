import { useMemo } from 'react';
import { useRead } from '#web/lib/api/use-read.ts';
import { SessionContext } from '#web/lib/session/session.ts';
import { sessionOf } from '#web/features/sign-in/me.ts';
import { SignInDialog } from '#web/features/sign-in/components/sign-in-dialog.tsx';
import { signInContracts } from '#contracts/sign-in.ts';
import { PanelsContext } from '#web/lib/feature/panels.ts';
import { panels } from '../panels.ts';
import { WaitingPage } from '../pages/waiting-page.tsx';
import { DeskLayout } from './desk-layout.tsx';

/** The desk of whoever is signed in; when the session ends, the sign-in dialog opens over it. */
export function DeskFace() {
  const { data: me } = useRead(signInContracts.me, {}, { news: ['setting'] });
  const session = useMemo(() => (me === undefined ? null : sessionOf(me)), [me]);
  if (session === null) return <WaitingPage />;
  return (
    <SessionContext value={session}>
      <PanelsContext value={panels}>
        <DeskLayout />
      </PanelsContext>
      <SignInDialog login={session.login} staffId={session.staffId} />
    </SessionContext>
  );
}
