import { Input, Select } from 'antd';
import { useRef } from 'react';
import {
  allArticleCategories,
  allAudiences,
  articleCategories,
  audiences,
  bodyMax,
  titleMax,
} from '#domain/knowledge/article.ts';
import { allHallTopics, hallTopics } from '#domain/knowledge/hall-topics.ts';
import { allTeamFunctions, teamFunctions } from '#domain/organisation/team-functions.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { withPiece } from '../file-markdown.ts';
import type { ArticleWords } from '../words.ts';
import { AddFile } from './add-file.tsx';
import styles from './knowledge.module.css';

interface Props {
  readonly draft: ArticleWords;
  readonly failures: Readonly<Record<string, string>>;
  readonly onChange: (draft: ArticleWords) => void;
}

/** Everything an article says and is. */
export function ContentForm(props: Props) {
  return (
    <div className={styles.stack}>
      <WordsPart {...props} />
      <ReadersPart {...props} />
      <SourcePart {...props} />
    </div>
  );
}

function WordsPart({ draft, failures, onChange }: Props) {
  const t = useTexts();
  const mayAttach = useMay('file.attach');
  // Where the writer last was in the text; a picture goes there.
  const at = useRef(draft.body.length);
  return (
    <>
      <FormLine label={t('标题')} required failure={failures['content.title']}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={titleMax}
            value={draft.title}
            onChange={(event) => onChange({ ...draft, title: event.target.value })}
          />
        )}
      </FormLine>
      <FormLine
        label={t('正文')}
        required
        failure={failures['content.body']}
        help={t('## 小标题　- 列表　1. 步骤　**重点**　> 提示　| 表 | 格 |')}
      >
        {(ties) => (
          <Input.TextArea
            {...ties}
            autoSize={{ minRows: 12, maxRows: 30 }}
            maxLength={bodyMax}
            value={draft.body}
            onChange={(event) => onChange({ ...draft, body: event.target.value })}
            onSelect={(event) => {
              at.current = event.currentTarget.selectionStart;
            }}
          />
        )}
      </FormLine>
      {mayAttach ? (
        <AddFile
          onInsert={(piece) => onChange({ ...draft, body: withPiece(draft.body, at.current, piece) })}
        />
      ) : null}
      <FormLine label={t('关键词')} help={t('回车分隔，读者会用的说法都写上。')}>
        {(ties) => (
          <Select
            id={ties.id}
            mode="tags"
            open={false}
            style={{ width: '100%' }}
            value={draft.keywords}
            onChange={(keywords: string[]) => onChange({ ...draft, keywords })}
          />
        )}
      </FormLine>
    </>
  );
}

function ReadersPart({ draft, failures, onChange }: Props) {
  const t = useTexts();
  return (
    <div className={styles.pair}>
      <FormLine label={t('类别')} required>
        {(ties) => (
          <Select
            id={ties.id}
            style={{ width: '100%' }}
            value={draft.category}
            options={allArticleCategories.map((value) => ({ value, label: t(articleCategories[value]) }))}
            onChange={(category) => onChange({ ...draft, category })}
          />
        )}
      </FormLine>
      <FormLine label={t('可见范围')} required>
        {(ties) => (
          <Select
            id={ties.id}
            style={{ width: '100%' }}
            value={draft.audience}
            options={allAudiences.map((value) => ({ value, label: t(audiences[value]) }))}
            onChange={(audience) => onChange({ ...draft, audience })}
          />
        )}
      </FormLine>
      {draft.audience === 'teams' ? (
        <FormLine label={t('可阅读的班组')} required failure={failures['content.functions']}>
          {(ties) => (
            <Select
              id={ties.id}
              mode="multiple"
              style={{ width: '100%' }}
              value={draft.functions}
              options={allTeamFunctions.map((value) => ({ value, label: t(teamFunctions[value]) }))}
              onChange={(functions) => onChange({ ...draft, functions })}
            />
          )}
        </FormLine>
      ) : null}
      <FormLine label={t('公示事项')} help={t('营业厅必须公示的内容，选中后计入核对表。')}>
        {(ties) => (
          <Select
            id={ties.id}
            mode="multiple"
            style={{ width: '100%' }}
            value={draft.topics}
            options={allHallTopics.map((value) => ({ value, label: t(hallTopics[value].title) }))}
            onChange={(topics) => onChange({ ...draft, topics })}
          />
        )}
      </FormLine>
    </div>
  );
}

function SourcePart({ draft, onChange }: Props) {
  const t = useTexts();
  return (
    <div className={styles.pair}>
      <FormLine label={t('依据文件')}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={200}
            value={draft.sourceDocument}
            onChange={(event) => onChange({ ...draft, sourceDocument: event.target.value })}
          />
        )}
      </FormLine>
      <FormLine label={t('条款')}>
        {(ties) => (
          <Input
            {...ties}
            maxLength={200}
            value={draft.sourceClause}
            onChange={(event) => onChange({ ...draft, sourceClause: event.target.value })}
          />
        )}
      </FormLine>
      <FormLine label={t('执行日期')}>
        {(ties) => (
          <DateInput
            {...ties}
            value={draft.effectiveOn ?? ''}
            onChange={(value) => onChange({ ...draft, effectiveOn: value === '' ? null : value })}
          />
        )}
      </FormLine>
      <FormLine label={t('复审日期')} required>
        {(ties) => (
          <DateInput
            {...ties}
            value={draft.reviewOn}
            onChange={(value) => onChange({ ...draft, reviewOn: value === '' ? draft.reviewOn : value })}
          />
        )}
      </FormLine>
    </div>
  );
}
