/**
 * What a return visit asks, as data: fields of the same shape as every form, so that browser and server check them
 * alike. A version once used never changes; a visit keeps the version it was answered on.
 */
import type { Field } from '#domain/processes/field.ts';
import { choice, paragraph, yesNo } from '#domain/processes/parts/make.ts';
import { familyOf, type QuestionFamily } from './question-family.ts';

export interface Questionnaire {
  readonly family: QuestionFamily;
  readonly version: number;
  readonly title: string;
  readonly fields: readonly Field[];
}

/** The scale of every rating; from 3 on the customer counts as satisfied. */
export const ratingTitles = {
  '5': '非常满意',
  '4': '满意',
  '3': '基本满意',
  '2': '不满意',
  '1': '很不满意',
} as const;

const remark = paragraph('comment', '意见和建议', '抢修很快，希望停电前能收到短信。', {
  required: false,
  personal: true,
  maxLength: 500,
});

function rating(name: string, label: string, required = true): Field {
  return choice(name, label, ratingTitles, { required });
}

/** The words differ by what was promised; the names do not, so that figures can be compared. */
const words: Readonly<Record<QuestionFamily, { satisfaction: string; promise: string; attitude: string }>> = {
  fault: {
    satisfaction: '您对这次抢修总体满意吗',
    promise: '抢修人员按承诺的时间到达了吗',
    attitude: '您对抢修人员的服务态度满意吗',
  },
  complaint: {
    satisfaction: '您对投诉的处理结果满意吗',
    promise: '我们在承诺的时间内答复您了吗',
    attitude: '您对处理人员的服务态度满意吗',
  },
  general: {
    satisfaction: '您对这次服务总体满意吗',
    promise: '事情在承诺的时间内办好了吗',
    attitude: '您对工作人员的服务态度满意吗',
  },
};

function full(family: QuestionFamily): Questionnaire {
  const { satisfaction, promise, attitude } = words[family];
  return {
    family,
    version: 1,
    title: '完整问卷',
    fields: [
      rating('satisfaction', satisfaction),
      yesNo('promiseKept', promise, { required: false }),
      rating('attitude', attitude, false),
      remark,
    ],
  };
}

function short(family: QuestionFamily): Questionnaire {
  return {
    family,
    version: 2,
    title: '简短问卷',
    fields: [rating('satisfaction', words[family].satisfaction), remark],
  };
}

const families = ['fault', 'complaint', 'general'] as const satisfies readonly QuestionFamily[];

/** All versions ever used; an old one stays as long as visits were answered on it. */
export const allQuestionnaires: readonly Questionnaire[] = families.flatMap((family) => [
  full(family),
  short(family),
]);

/** The versions a setting may choose from, with their titles. */
export const questionnaireVersions: readonly { readonly version: number; readonly title: string }[] =
  allQuestionnaires
    .filter(({ family }) => family === 'general')
    .map(({ version, title }) => ({ version, title }));

/** The questionnaire of a business in a version; undefined for a version that never was. */
export function questionnaireFor(kind: string, version: number): Questionnaire | undefined {
  const family = familyOf(kind);
  return allQuestionnaires.find((one) => one.family === family && one.version === version);
}
