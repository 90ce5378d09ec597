import { Button, Input } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  approveArticle,
  confirmArticle,
  listArticles,
  listVersions,
  readArticle,
  retireArticle,
  returnArticle,
  submitArticle,
  takeBackArticle,
} from '#contracts/knowledge.ts';
import { countArticleWork, listArticleWork } from '#contracts/knowledge-upkeep.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { ReasonDialog } from '#web/ui/reason-dialog/reason-dialog.tsx';
import { TypedDialog } from '#web/ui/typed-dialog/typed-dialog.tsx';
import type { Article } from '../words.ts';

export const touchedReads = [
  readArticle,
  listVersions,
  listArticles,
  listArticleWork,
  countArticleWork,
] as const;
const options = { touches: touchedReads };

type Act = 'submit' | 'approve' | 'return' | 'retire' | 'confirm';

/** What this person can do to the article as it stands; a dialog asks for what the step needs. */
export function ArticleActs({ article }: { article: Article }) {
  const t = useTexts();
  const [act, setAct] = useState<Act | null>(null);
  const mayWrite = useMay('knowledge.write');
  const mayReview = useMay('knowledge.review');
  const { work, published, state } = article;
  const inForce = published !== null && state !== 'retired';
  const close = (): void => setAct(null);
  const button = (which: Act, title: string, primary = false) => (
    <Button type={primary ? 'primary' : 'default'} onClick={() => setAct(which)}>
      {title}
    </Button>
  );
  return (
    <>
      {mayReview && inForce ? button('retire', t('停用')) : null}
      {mayReview && inForce ? button('confirm', t('复审确认')) : null}
      {mayWrite && work === null ? <EditButton article={article} /> : null}
      {work !== null && work.at !== 'draft' && (work.mine || mayReview) ? (
        <TakeBack article={article} />
      ) : null}
      {mayWrite && work?.at === 'draft' ? button('submit', t('提交审核'), true) : null}
      {mayReview && work?.at === 'in-review' && !work.mine ? button('return', t('退回')) : null}
      {mayReview && work?.at === 'in-review' && !work.mine ? button('approve', t('批准发布'), true) : null}
      <ReturnDialog article={article} open={act === 'return'} onClose={close} />
      <RetireDialog article={article} open={act === 'retire'} onClose={close} />
      {act === 'submit' ? <SubmitDialog article={article} onClose={close} /> : null}
      {act === 'approve' || act === 'confirm' ? (
        <DateDialog kind={act} article={article} onClose={close} />
      ) : null}
    </>
  );
}

function EditButton({ article }: { article: Article }) {
  const t = useTexts();
  return (
    <Link to="/knowledge/$articleId/edit" params={{ articleId: article.articleId }}>
      <Button>{t('修改')}</Button>
    </Link>
  );
}

interface DialogProps {
  readonly article: Article;
  readonly onClose: () => void;
}

interface ReasonProps extends DialogProps {
  readonly open: boolean;
}

function TakeBack({ article: { articleId, revision } }: { article: Article }) {
  const t = useTexts();
  const taking = useCommand(takeBackArticle, options);
  return (
    <Button
      loading={taking.pending}
      onClick={() => void taking.run({ params: { articleId }, body: { revision } })}
    >
      {t('撤回稿件')}
    </Button>
  );
}

function ReturnDialog({ article: { articleId, revision }, open, onClose }: ReasonProps) {
  const t = useTexts();
  const returning = useCommand(returnArticle, { ...options, done: onClose });
  return (
    <ReasonDialog
      open={open}
      title={t('退回给作者')}
      text={t('作者会看到原因，改好后可以再次提交。')}
      pending={returning.pending}
      problem={returning.failure}
      onReason={(reason) => void returning.run({ params: { articleId }, body: { revision, reason } })}
      onClose={onClose}
    />
  );
}

function RetireDialog({ article: { articleId, revision }, open, onClose }: ReasonProps) {
  const t = useTexts();
  const retiring = useCommand(retireArticle, { ...options, done: onClose });
  return (
    <ReasonDialog
      open={open}
      title={t('停用文章')}
      text={t('停用后任何地方都查不到它，历次版本仍然保留，可以恢复为草稿。')}
      pending={retiring.pending}
      problem={retiring.failure}
      onReason={(reason) => void retiring.run({ params: { articleId }, body: { revision, reason } })}
      onClose={onClose}
    />
  );
}

function SubmitDialog({ article: { articleId, revision }, onClose }: DialogProps) {
  const t = useTexts();
  const [note, setNote] = useState('');
  const submitting = useCommand(submitArticle, { ...options, done: onClose });
  return (
    <TypedDialog
      open
      title={t('提交审核')}
      okText={t('提交审核')}
      cancelText={t('取消')}
      confirmLoading={submitting.pending}
      onOk={() => void submitting.run({ params: { articleId }, body: { revision, note } })}
      onCancel={onClose}
    >
      <FormLine label={t('修改说明')} help={t('告诉审核人改了什么、为什么改。')}>
        {(ties) => (
          <Input
            {...ties}
            autoFocus
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </FormLine>
      <ProblemAlert problem={submitting.failure} />
    </TypedDialog>
  );
}

/** Approving asks from when, confirming until when. */
function DateDialog({
  article: { articleId, revision },
  kind,
  onClose,
}: DialogProps & { kind: 'approve' | 'confirm' }) {
  const t = useTexts();
  const [date, setDate] = useState('');
  const approving = useCommand(approveArticle, { ...options, done: onClose });
  const confirming = useCommand(confirmArticle, { ...options, done: onClose });
  const isApproval = kind === 'approve';
  const send = (): void => {
    const params = { articleId };
    if (isApproval) void approving.run({ params, body: { revision, publishOn: date === '' ? null : date } });
    else void confirming.run({ params, body: { revision, reviewOn: date } });
  };
  return (
    <TypedDialog
      open
      title={isApproval ? t('批准发布') : t('复审确认')}
      okText={t('确定')}
      cancelText={t('取消')}
      okButtonProps={{ disabled: !isApproval && date === '' }}
      confirmLoading={approving.pending || confirming.pending}
      onOk={send}
      onCancel={onClose}
    >
      <FormLine
        label={isApproval ? t('发布日期') : t('下次复审日期')}
        required={!isApproval}
        help={isApproval ? t('不填：立即发布。') : t('内容仍然有效，到这一天再看一次。')}
      >
        {(ties) => <DateInput {...ties} value={date} onChange={setDate} />}
      </FormLine>
      <ProblemAlert problem={approving.failure ?? confirming.failure} />
    </TypedDialog>
  );
}
