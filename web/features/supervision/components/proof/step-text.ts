import type { PromiseProofAnswer } from '#contracts/supervision-report.ts';
import type { ProofStep, StepVerdict } from '#domain/supervision/verify-proof.ts';
import { limitTimeText, timeText } from '#web/lib/format/time.ts';
import { zh, type Texts } from '#web/lib/i18n/use-texts.ts';

type Proof = PromiseProofAnswer['proofs'][number];

export const stepTitles: Readonly<Record<ProofStep, string>> = {
  case: zh('您的这一件'),
  leaf: zh('变成一片叶子'),
  sums: zh('逐层相加'),
  percentile: zh('九成用时'),
  line: zh('列入公布表'),
  figures: zh('与公布页一致'),
  publication: zh('写进公布记录'),
  'published-day': zh('公布当天已封存'),
  'settled-day': zh('计入当天已封存'),
};

/** A step in plain words, with this case's own numbers. */
export function stepText({ step, state }: StepVerdict, proof: Proof, t: Texts): string {
  return state === 'wrong' ? wrongText(step, t) : texts[step](proof, t, state === 'pending');
}

type Told = (proof: Proof, t: Texts, isPending: boolean) => string;

const texts: Readonly<Record<ProofStep, Told>> = {
  case: ({ counted }, t) => {
    const times = {
      due: limitTimeText(counted.dueMs),
      ended: counted.endedMs === null ? t('公布时尚未完成') : timeText(counted.endedMs),
    };
    if (counted.result === 'kept') return t('应于 {due} 前，实际 {ended}，计为兑现。', times);
    if (counted.result === 'broken') return t('应于 {due} 前，实际 {ended}，计为未兑现。', times);
    return t('应于 {due} 前，实际 {ended}，经核准免责。', times);
  },
  leaf: ({ tree }, t) =>
    t('单号等内容加密成指纹，别人看不出是您；它是第 {at} 片，共 {all} 片。', {
      at: tree.leafIndex + 1,
      all: tree.treeSize,
    }),
  sums: ({ line: { sums }, tree }, t) =>
    t('经过 {steps} 次合并，合计 {cases} 件：兑现 {kept}、未兑现 {broken}、免责 {excused}。', {
      ...{ steps: tree.path.length, cases: sums.cases, kept: sums.kept },
      ...{ broken: sums.broken, excused: sums.excused },
    }),
  percentile: ({ line, tree, counted }, t) => {
    if (line.leafOrder === undefined) return t('这一版的叶子不按用时排列，九成用时无法由凭证核对。');
    if (counted.durationSeconds === null) return t('各件按用时从短到长排列，尚未完成的排在最后。');
    return t('各件按用时从短到长排列，您这一件排第 {at}，与公布的九成用时相符。', { at: tree.leafIndex + 1 });
  },
  line: ({ unitName, promiseName }, t) =>
    t('这个合计就是公布表里“{unit}”的“{promise}”一行。', { unit: unitName, promise: promiseName }),
  figures: ({ month }, t) => t('与 {month} 公布页上人人看到的数字相同。', { month }),
  publication: ({ month, version }, t) =>
    t('公布表的根指纹写进了 {month} 第 {version} 版的公布记录。', { month, version }),
  'published-day': ({ publication: { inDay } }, t, isPending) =>
    isPending
      ? t('{day} 还没有封存，当天结束后再核对。', { day: inDay.day })
      : t('公布记录在 {day} 的全部记录之中，根指纹 {root}…', {
          day: inDay.day,
          root: inDay.root.slice(0, 16),
        }),
  'settled-day': ({ settled }, t, isPending) =>
    isPending
      ? t('{day} 还没有封存，当天结束后再核对。', { day: settled.day })
      : t('您这一件的记录在 {day} 的全部记录之中，根指纹 {root}…', {
          day: settled.day,
          root: settled.root.slice(0, 16),
        }),
};

function wrongText(step: ProofStep, t: Texts): string {
  const told: Readonly<Record<ProofStep, string>> = {
    case: t('时限、完成时间与所计结果互相矛盾。'),
    leaf: t('这一件的内容不成一片叶子。'),
    sums: t('逐层相加得不到公布的合计：有数字或有一件被改动过。'),
    percentile: t('这一件的位置与公布的九成用时互相矛盾。'),
    line: t('公布表里没有这一行合计。'),
    figures: t('公布页上的数字与这份凭证不同。'),
    publication: t('公布记录说的不是这个月份或版本。'),
    'published-day': t('公布记录不在当天封存的记录之中。'),
    'settled-day': t('您这一件的记录不在当天封存的记录之中。'),
  };
  return told[step];
}
