/**
 * What the hall must publish (R-HALL-08; S2-2 八(三)) and the books a supplier keeps open (R-QUAL-07; S2-2 十三(七)),
 * and which of it a published article covers.
 */
import { compareDates, type CalendarDate } from '../kernel/calendar-date.ts';

export const hallTopics = {
  services: { title: '营业时间与业务范围', source: 'R-HALL-08' },
  procedures: { title: '业务办理程序与材料', source: 'R-HALL-08' },
  'connection-procedure': { title: '办电流程与收费', source: 'R-QUAL-07' },
  tariffs: { title: '电价政策与电价表', source: 'R-HALL-08、R-QUAL-07' },
  fees: { title: '收费项目、标准与依据', source: 'R-HALL-08' },
  duties: { title: '岗位职责与服务规范', source: 'R-HALL-08' },
  promises: { title: '服务承诺', source: 'R-HALL-08' },
  phones: { title: '服务、监督与投诉电话', source: 'R-HALL-08' },
  opinions: { title: '意见箱与意见簿', source: 'R-HALL-08' },
  quota: { title: '用电指标分配', source: 'R-QUAL-07' },
  'orderly-use': { title: '有序用电方案', source: 'R-QUAL-07' },
  outages: { title: '停电计划', source: 'R-QUAL-07' },
} as const;

export type HallTopic = keyof typeof hallTopics;
export const allHallTopics = Object.keys(hallTopics) as readonly HallTopic[];

export function isHallTopic(word: string): word is HallTopic {
  return Object.hasOwn(hallTopics, word);
}

/** A published article as the list looks at it. */
export interface Covering {
  readonly articleId: string;
  readonly title: string;
  readonly audience: string;
  readonly topics: readonly string[];
  readonly reviewOn: CalendarDate | null;
}

export type TopicState = 'published' | 'overdue' | 'not-public' | 'missing';

export interface TopicLine<A extends Covering = Covering> {
  readonly topic: HallTopic;
  readonly state: TopicState;
  readonly articles: readonly A[];
}

/** Every topic with what covers it; an article that the public cannot read publishes nothing. */
export function hallChecklist<A extends Covering>(
  articles: readonly A[],
  today: CalendarDate,
): readonly TopicLine<A>[] {
  return allHallTopics.map((topic) => {
    const covering = articles.filter(({ topics }) => topics.includes(topic));
    return { topic, state: stateOfTopic(covering, today), articles: covering };
  });
}

function stateOfTopic(covering: readonly Covering[], today: CalendarDate): TopicState {
  if (covering.length === 0) return 'missing';
  const open = covering.filter(({ audience }) => audience === 'public');
  if (open.length === 0) return 'not-public';
  const isOverdue = ({ reviewOn }: Covering): boolean =>
    reviewOn !== null && compareDates(reviewOn, today) <= 0;
  return open.every(isOverdue) ? 'overdue' : 'published';
}
