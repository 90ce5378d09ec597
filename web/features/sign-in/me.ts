import type { Static } from 'typebox';
import { signInContracts, type Me } from '#contracts/sign-in.ts';
import { readOptions } from '#web/lib/api/use-read.ts';
import { call } from '#web/lib/api/call.ts';
import type { Session } from '#web/lib/session/session.ts';

type MeAnswer = Static<typeof Me>;

/** The read of who is signed in, before anything is drawn: nobody is asked to sign in over an empty page. */
export const meOptions = {
  ...readOptions(signInContracts.me, {}, { news: ['setting'] }),
  queryFn: () => call(signInContracts.me, {}, { mayAskToSignIn: false }),
};

/** The answer as the desk uses it. */
export function sessionOf(me: MeAnswer): Session {
  return {
    staffId: me.staffId,
    name: me.name,
    login: me.login,
    orgName: me.org.name,
    place: me.posts
      .map(({ unitName, title }) => `${unitName} ${title}`)
      .slice(0, 2)
      .join(' · '),
    posts: me.posts.map(({ post }) => post),
    permissions: new Set(me.permissions),
    mustChangePassword: me.mustChangePassword,
    demo: me.demo,
  };
}
