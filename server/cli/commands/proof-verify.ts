import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { isProofFormat, type CaseProof } from '#domain/supervision/proof.ts';
import {
  isProven,
  verifyProof,
  type ProofStep,
  type StepState,
  type StepVerdict,
} from '#domain/supervision/verify-proof.ts';
import { describe, jsonOption } from '../command.ts';
import { CliFailure, exitCodes, usageFailure } from '../exit.ts';
import { padded, write, writeJson } from '../output.ts';

const stepTitles: Readonly<Record<ProofStep, string>> = {
  case: '时限、完成时间与结果一致',
  leaf: '本单成为一片叶子',
  sums: '逐层相加得到公布的合计',
  percentile: '位置与公布的九成用时相符',
  line: '合计列入公布表',
  figures: '与公布页一致',
  publication: '公布表写进公布记录',
  'published-day': '公布记录在当日封存之中',
  'settled-day': '本单记录在当日封存之中',
};

const stateTitles: Readonly<Record<StepState, string>> = {
  right: '相符',
  wrong: '不符',
  pending: '当日尚未封存',
  skipped: '无可比对',
};

/** A file larger than this is no proof: a proof of a million cases has some 20 nodes. */
const proofBytesMax = 1_000_000;

async function read(file: string): Promise<CaseProof> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw usageFailure(`读不到文件 ${file}，请核对路径。`, 'file');
  });
  if (text.length > proofBytesMax) throw notProof(file);
  try {
    const proof: unknown = JSON.parse(text);
    // Whatever else it holds is judged step by step, and a missing part is a step that fails.
    if (typeof proof === 'object' && proof !== null && 'format' in proof && isProofFormat(proof.format)) {
      return proof as CaseProof;
    }
  } catch {
    throw notProof(file);
  }
  throw notProof(file);
}

function notProof(file: string): CliFailure {
  return new CliFailure({
    code: 'cli.not-a-proof',
    field: 'file',
    zh: `${file} 不是核对凭证，请使用进度页“保存凭证”得到的文件。`,
    en: `${file} is no proof; use the file saved on the page of the case.`,
  });
}

const results = { kept: '兑现', broken: '未兑现', excused: '免责' } as const;

function report(proof: CaseProof, verdicts: readonly StepVerdict[]): string {
  const { counted, line, month, org, publication, settled } = proof;
  const { cases, kept, broken, excused } = line.sums;
  const lines = [
    ['结论', isProven(verdicts) ? '核对无误' : '核对不符'],
    ['工单', `${counted.orderNo}（${proof.promiseName}，计为${results[counted.result]}）`],
    ['公布', `${org.name} ${month} 第 ${proof.version.toString()} 版`],
    [
      '合计',
      `${proof.unitName} ${cases.toString()} 件：兑现 ${kept.toString()}，未兑现 ${broken.toString()}，免责 ${excused.toString()}`,
    ],
    ...verdicts.map(({ step, state }) => [stateTitles[state], stepTitles[step]]),
    [`${publication.inDay.day} 根`, publication.inDay.root],
    [`${settled.day} 根`, settled.root],
  ];
  return lines.map(([name = '', text = '']) => `${padded(name, 16)}${text}\n`).join('');
}

async function run(file: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const proof = await read(file);
  const verdicts = verifyProof(proof, null);
  const ok = isProven(verdicts);
  if (!ok) process.exitCode = exitCodes.failed;
  if (json) return writeJson({ ok, steps: verdicts });
  const told = (): string => {
    try {
      return report(proof, verdicts);
    } catch {
      return verdicts
        .map(({ step, state }) => `${padded(stateTitles[state], 16)}${stepTitles[step]}\n`)
        .join('');
    }
  };
  return write(told());
}

/** `wanjia proof verify FILE` */
export function proofVerifyCommand(): Command {
  return describe({
    name: 'verify',
    zh: '离线核对客户的凭证：本单是否计入公布的承诺履行数字。',
    en: 'Check a customer’s proof offline: is the case counted in the published promise figures?',
    failed: '凭证与公布数字不符，或不是凭证',
    examples: ['wanjia proof verify promise-proof-261018330400000019-2026-10-1.json'],
  })
    .argument('<file>', '进度页“保存凭证”得到的文件')
    .option(...jsonOption)
    .action(run);
}
