import { Button, Select } from 'antd';
import { useState } from 'react';
import { compareVersions, listVersions, restoreArticle } from '#contracts/knowledge.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { Timeline } from '#web/ui/timeline/timeline.tsx';
import { factTitles, type Article } from '../words.ts';
import { touchedReads } from './article-acts.tsx';
import styles from './knowledge.module.css';

const decisions = {
  published: zh('已发布'),
  scheduled: zh('已批准，待发布'),
  returned: zh('已退回'),
  'taken-back': zh('已撤回'),
} as const;

/** Every version that was submitted, what became of it, and what changed between any two. */
export function VersionsPanel({ article }: { article: Article }) {
  const t = useTexts();
  const { articleId } = article;
  const read = useRead(listVersions, { params: { articleId } }, { news: ['setting'] });
  const items = read.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('历次版本')}>
      <div className={styles.stack}>
        <Timeline
          items={items.map((version) => ({
            key: version.version,
            at: version.submittedAt,
            title: t('第 {count} 版', { count: version.version }),
            actor: version.submittedBy,
            lines: [
              version.title,
              ...(version.note === '' ? [] : [version.note]),
              version.decision === null
                ? t('审核中')
                : [t(decisions[version.decision]), version.decidedBy, version.reason]
                    .filter((part) => part !== null)
                    .join(' · '),
            ],
            tone:
              version.decision === 'returned' ? 'warn' : version.decision === 'published' ? 'good' : 'usual',
          }))}
        />
        <Compare article={article} versions={items.map(({ version }) => version)} />
      </div>
    </Section>
  );
}

function Compare({ article, versions }: { article: Article; versions: readonly number[] }) {
  const t = useTexts();
  const [newest = 1, before = newest] = versions;
  const [from, setFrom] = useState(before);
  const [to, setTo] = useState(newest);
  const restoring = useCommand(restoreArticle, { touches: touchedReads });
  const options = versions.map((version) => ({
    value: version,
    label: t('第 {count} 版', { count: version }),
  }));
  const { articleId, revision, work } = article;
  return (
    <div>
      <div className={styles.row}>
        <span>{t('比较')}</span>
        <Select
          aria-label={t('从')}
          value={from}
          options={options}
          onChange={setFrom}
          style={{ width: '8rem' }}
        />
        <span>→</span>
        <Select
          aria-label={t('到')}
          value={to}
          options={options}
          onChange={setTo}
          style={{ width: '8rem' }}
        />
        {work === null || work.at === 'draft' ? (
          <Button
            loading={restoring.pending}
            onClick={() => void restoring.run({ params: { articleId }, body: { revision, version: from } })}
          >
            {t('以第 {count} 版恢复为草稿', { count: from })}
          </Button>
        ) : null}
      </div>
      <ProblemAlert problem={restoring.failure} />
      {from === to ? null : <Difference articleId={articleId} from={from} to={to} />}
    </div>
  );
}

function Difference({ articleId, from, to }: { articleId: string; from: number; to: number }) {
  const t = useTexts();
  const query = { from: String(from), to: String(to) };
  const read = useRead(compareVersions, { params: { articleId }, query });
  if (read.error !== null) return <ProblemAlert problem={read.error} />;
  if (read.data === undefined) return null;
  const { facts, title, body } = read.data;
  return (
    <div className={styles.stack}>
      {facts.map(({ name, before, after }) => (
        <div key={name}>
          {t(factTitles[name] ?? name)}：<del>{before}</del> → <ins>{after}</ins>
        </div>
      ))}
      <div className={styles.difference}>
        <Pieces pieces={title} />
        {'\n'}
        <Pieces pieces={body} />
      </div>
    </div>
  );
}

function Pieces({ pieces }: { pieces: readonly { kind: 'same' | 'added' | 'removed'; text: string }[] }) {
  return pieces.map(({ kind, text }, at) =>
    kind === 'added' ? (
      <ins key={at}>{text}</ins>
    ) : kind === 'removed' ? (
      <del key={at}>{text}</del>
    ) : (
      <span key={at}>{text}</span>
    ),
  );
}
