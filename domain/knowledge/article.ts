/**
 * What an article is: rules, prices, procedures and everyday advice that portal, desk and handbook quote from one
 * source (R-SYS-22, R-QUAL-07, service-desk K1).
 */
import type { TeamFunction } from '../organisation/team-functions.ts';

/** The shelves of the library, in the order of the handbook. */
export const articleCategories = {
  procedure: '办电指南',
  price: '电价电费',
  fee: '收费项目与依据',
  metering: '抄表与计量',
  outage: '停电与抢修',
  safety: '安全用电',
  saving: '科学用电',
  'orderly-use': '有序用电',
  promise: '服务承诺与职责',
  channel: '服务渠道与投诉',
  policy: '法规政策',
  'service-case': '服务案例',
  'work-rule': '工作规范',
} as const;

export type ArticleCategory = keyof typeof articleCategories;
export const allArticleCategories = Object.keys(articleCategories) as readonly ArticleCategory[];

/** Who may read a published article; `teams` names the functions of the teams that may. */
export const audiences = { public: '所有人', staff: '全体工作人员', teams: '指定班组' } as const;

export type Audience = keyof typeof audiences;
export const allAudiences = Object.keys(audiences) as readonly Audience[];

/** The words of an article and all that is said about them; a version keeps them unchanged. */
export interface ArticleContent {
  readonly title: string;
  readonly category: ArticleCategory;
  readonly keywords: readonly string[];
  /** Markdown, a safe subset (markdown.ts). */
  readonly body: string;
  readonly audience: Audience;
  /** Functions of the teams that may read it, where the audience is `teams`. */
  readonly functions: readonly TeamFunction[];
  /** The document it rests on and the clause; empty where it rests on none. */
  readonly sourceDocument: string;
  readonly sourceClause: string;
  /** From when the rule holds; null: since always. */
  readonly effectiveOn: string | null;
  /** When somebody must look whether it is still right. */
  readonly reviewOn: string;
  /** What of the hall's notice board it covers (hall-topics.ts). */
  readonly topics: readonly string[];
}

export const titleMax = 80;
export const bodyMax = 30_000;
export const keywordsMax = 20;
export const keywordMax = 20;
export const sourceMax = 200;
/** Articles of one supply unit: a library of some hundreds; the bound keeps every list and the handbook bounded. */
export const articlesMax = 2000;

/** Who reads: a customer without a name, or a member of staff with the functions of their teams. */
export type Reader =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'staff';
      readonly staffId: string;
      readonly functions: readonly string[];
      /** May write articles. */
      readonly writes: boolean;
      /** May approve articles; sees every article, whatever its audience. */
      readonly reviews: boolean;
    };

/** Whether a reader belongs to the audience; the one rule for every place an article can be quoted (K1). */
export function inAudience(
  reader: Reader,
  { audience, functions }: Pick<ArticleContent, 'audience' | 'functions'>,
): boolean {
  if (audience === 'public') return true;
  if (reader.kind === 'public') return false;
  if (audience === 'staff' || reader.reviews) return true;
  return functions.some((wanted) => reader.functions.includes(wanted));
}
