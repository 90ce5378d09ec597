import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { present } from '#domain/kernel/assert.ts';
import {
  allPosts,
  mayGoTogether,
  permissionsOfPosts,
  postLines,
  postOf,
  posts,
  validateAssignments,
} from './posts.ts';
import type { Assignment, PostCode, PostLine } from './posts.ts';
import { allRoles } from './roles.ts';

function hold(post: PostCode): Assignment {
  return { post, unitKind: present(postOf(post).unitKinds[0], 'a unit kind') };
}

function codes(...held: readonly Assignment[]): readonly string[] {
  return validateAssignments(held).map(({ refused }) => refused);
}

describe('posts', () => {
  test('every role is given by some post, and every post gives a role', () => {
    const given = new Set<string>(allPosts.flatMap((post) => postOf(post).roles));
    expect(allRoles.filter((role) => !given.has(role))).toEqual([]);
    expect(allPosts.filter((post) => postOf(post).roles.length === 0)).toEqual([]);
  });

  test('titles are unique', () => {
    expect(new Set(Object.values(posts).map(({ title }) => title)).size).toBe(allPosts.length);
  });

  test('a clerk accepts requests, a repairer does not', () => {
    expect(permissionsOfPosts(['hall-clerk']).has('request.accept')).toBe(true);
    expect(permissionsOfPosts(['repairer']).has('request.accept')).toBe(false);
    expect(permissionsOfPosts(['repairer']).has('order.work')).toBe(true);
  });

  test('no post, or a post of another release, allows nothing', () => {
    expect(permissionsOfPosts([]).size).toBe(0);
    expect(permissionsOfPosts(['constructor', 'abolished-post']).size).toBe(0);
  });

  test('another post never takes a permission away', () => {
    fc.assert(
      fc.property(fc.subarray([...allPosts]), fc.constantFrom(...allPosts), (held, more) => {
        expect(permissionsOfPosts([...held, more]).isSupersetOf(permissionsOfPosts(held))).toBe(true);
      }),
    );
  });
});

describe('no mixed posts (R-STAFF-08)', () => {
  test('one post alone is never mixed', () => {
    for (const post of allPosts) expect(codes(hold(post))).toEqual([]);
  });

  test('a team leader may also work in the team', () => {
    expect(codes(hold('team-leader'), hold('repairer'))).toEqual([]);
    expect(codes(hold('team-leader'), hold('hotline-agent'))).toEqual([]);
  });

  test('several skills of one line go together (R-STAFF-01)', () => {
    expect(codes(hold('surveyor'), hold('meter-installer'), hold('inspector'))).toEqual([]);
  });

  test.each([
    ['repairer', 'hall-clerk'],
    ['quality-officer', 'hall-clerk'],
    ['quality-officer', 'director'],
    ['administrator', 'billing-officer'],
    ['administrator', 'team-leader'],
    ['administrator', 'quality-officer'],
  ] as const)('%s and %s cannot be one person, whichever came first', (a, b) => {
    expect(codes(hold(a), hold(b))).toEqual(['organisation.posts-mixed']);
    expect(codes(hold(b), hold(a))).toEqual(['organisation.posts-mixed']);
  });

  test('the refusal names both posts as people call them', () => {
    const [refused] = validateAssignments([hold('repairer'), hold('hall-clerk')]);
    expect(refused?.data).toEqual({ post: '抢修员', other: '营业厅受理员' });
  });

  test('an unknown post is refused', () => {
    expect(codes({ post: 'king', unitKind: 'hall' })).toEqual(['organisation.post-unknown']);
  });

  test('a post is held only where it belongs', () => {
    expect(codes({ post: 'hall-supervisor', unitKind: 'team' })).toEqual(['organisation.post-misplaced']);
    expect(codes({ post: 'administrator', unitKind: 'hall' })).toEqual(['organisation.post-misplaced']);
  });

  test('the rule doesn’t depend on the order, and every line goes with itself', () => {
    const lines = Object.keys(postLines) as PostLine[];
    for (const a of lines) {
      expect(mayGoTogether(a, a)).toBe(true);
      for (const b of lines) expect(mayGoTogether(a, b)).toBe(mayGoTogether(b, a));
    }
  });
});
