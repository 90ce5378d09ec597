import type { Channel } from '#domain/processes/definition.ts';

/** The door most requests of this person come through: the hotline's seats answer the phone. */
export function defaultChannel(posts: readonly string[]): Channel {
  return posts.some((post) => post.startsWith('hotline')) ? 'phone' : 'counter';
}
