/**
 * Finds what is asked again and again (R-SYS-22): similar texts are put together, the largest groups become
 * proposals. Deterministic: the same cases give the same groups, whatever order they come in. Bounded: so many texts,
 * so many groups.
 */
import { bigrams, normaliseText } from '../customers/search-text.ts';

/** One case that somebody wrote about; `text` already without names and numbers. */
export interface AskedText {
  readonly orderNo: string;
  /** Only texts of one topic are put together. */
  readonly topic: string;
  readonly text: string;
}

export interface QuestionGroup {
  readonly topic: string;
  /** The text that stands for the group. */
  readonly text: string;
  /** Pairs of characters by which the group is recognised in later runs. */
  readonly signature: readonly string[];
  readonly count: number;
  readonly sampleOrderNos: readonly string[];
}

export const textsMax = 3000;
const groupsMax = 200;
const samplesMax = 5;
/** Shared pairs of the smaller text: above it two texts ask the same. Tried on the simulator's questions. */
const similarityMin = 0.5;
/** What every question contains; told apart by the rest. */
const fillers =
  /为什么|怎么|怎样|如何|什么|请问|想问|咨询|客户|麻烦|是否|可以|需要|我家|我们|你们|了|吗|呢|的|啊|吧|〔[^〕]*〕/g;

interface Growing {
  readonly topic: string;
  readonly text: string;
  readonly signature: ReadonlySet<string>;
  readonly orderNos: string[];
}

/** The pairs by which texts are compared. */
export function signatureOf(text: string): readonly string[] {
  return bigrams(normaliseText(text.replace(fillers, ' ')));
}

/** 0 to 1: the share of the smaller text's pairs that the other one has, too. */
export function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  return [...small].filter((pair) => large.has(pair)).length / small.size;
}

/** Groups of at least `countMin` texts, the largest first. */
export function questionGroups(texts: readonly AskedText[], countMin: number): readonly QuestionGroup[] {
  const groups: Growing[] = [];
  // Short texts lead, being the plainest wording; of too many cases the newest are looked at.
  const ordered = [...texts]
    .sort((a, b) => (a.orderNo < b.orderNo ? 1 : -1))
    .slice(0, textsMax)
    .sort((a, b) => a.text.length - b.text.length || (a.orderNo < b.orderNo ? -1 : 1));
  for (const asked of ordered) add(groups, asked);
  return groups
    .filter(({ orderNos }) => orderNos.length >= countMin)
    .sort((a, b) => b.orderNos.length - a.orderNos.length || (a.text < b.text ? -1 : 1))
    .map(({ topic, text, signature, orderNos }) => ({
      ...{ topic, text, signature: [...signature].slice(0, 200), count: orderNos.length },
      sampleOrderNos: [...orderNos].sort().reverse().slice(0, samplesMax),
    }));
}

function add(groups: Growing[], { topic, text, orderNo }: AskedText): void {
  const signature = new Set(signatureOf(text));
  if (signature.size < 2) return;
  const near = nearest(groups, topic, signature);
  if (near !== null) near.orderNos.push(orderNo);
  else if (groups.length < groupsMax) groups.push({ topic, text, signature, orderNos: [orderNo] });
}

function nearest(groups: readonly Growing[], topic: string, signature: ReadonlySet<string>): Growing | null {
  let best: Growing | null = null;
  let most = similarityMin;
  for (const group of groups) {
    if (group.topic !== topic) continue;
    const like = similarity(group.signature, signature);
    if (like >= most && (best === null || like > most)) {
      best = group;
      most = like;
    }
  }
  return best;
}

/** Whether a group is one of those seen before, so that what was ignored is not proposed anew each week. */
export function sameGroup(
  group: Pick<QuestionGroup, 'topic' | 'signature'>,
  before: { readonly topic: string; readonly signature: readonly string[] },
): boolean {
  return (
    group.topic === before.topic &&
    similarity(new Set(group.signature), new Set(before.signature)) >= similarityMin
  );
}

const titleMax = 30;

/** A title for the draft: the first sentence, short. */
export function proposedTitle(text: string): string {
  const sentence = text.split(/[。！!;；\n]/)[0]?.trim() ?? '';
  const characters = [...(sentence === '' ? text.trim() : sentence)];
  return characters.length > titleMax ? `${characters.slice(0, titleMax).join('')}…` : characters.join('');
}
