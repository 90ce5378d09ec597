import { Button, Select } from 'antd';
import { useState } from 'react';
import { organisationContracts } from '#contracts/organisation.ts';
import { staffContracts } from '#contracts/staff.ts';
import { allPosts, type PostCode } from '#domain/organisation/posts.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useNow } from '#web/lib/clock/use-now.ts';
import { dateText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { DateInput } from '#web/ui/date-input/date-input.tsx';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { UnitPicker } from '#web/ui/pickers/unit-picker.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import type { StaffPerson } from '../staff-person.ts';
import styles from './organisation.module.css';

const touches = [staffContracts.staffCard, staffContracts.staffList, staffContracts.staffHistory];

/** The posts of a person with their time; permissions follow them (R-STAFF-06). */
export function StaffPosts({ person }: { person: StaffPerson }) {
  const t = useTexts();
  const today = dateText(useNow());
  const end = useCommand(staffContracts.endPost, { touches });
  return (
    <Section title={t('岗位')}>
      <ul className={styles.posts}>
        {person.posts.map((held) => (
          <li key={`${held.unitId} ${held.post} ${held.validFrom}`} className={styles.post}>
            <span>
              <strong>{t(held.title)}</strong> {held.unitName}
              <br />
              <span className={styles.faint}>
                {t('{from} 至 {to}', { from: held.validFrom, to: held.validTo ?? t('长期') })}
              </span>
            </span>
            {held.current ? (
              <Button
                size="small"
                loading={end.pending}
                onClick={() =>
                  void end.run({
                    params: { staffId: person.staffId },
                    body: {
                      revision: person.revision,
                      unitId: held.unitId,
                      post: postOf(held.post),
                      validFrom: held.validFrom,
                      validTo: today,
                    },
                  })
                }
              >
                {t('今日卸任')}
              </Button>
            ) : (
              <StateTag tone="calm">{held.validFrom > today ? t('未到任') : t('已卸任')}</StateTag>
            )}
          </li>
        ))}
      </ul>
      <ProblemAlert problem={end.failure} />
      {person.status === 'active' ? <NewPost key={person.revision} person={person} today={today} /> : null}
    </Section>
  );
}

function NewPost({ person, today }: { person: StaffPerson; today: string }) {
  const t = useTexts();
  const { data: catalogue } = useRead(organisationContracts.catalogue, {});
  const [unitId, setUnitId] = useState('');
  const [post, setPost] = useState<PostCode | null>(null);
  const [validFrom, setValidFrom] = useState(today);
  const assign = useCommand(staffContracts.assignPost, { touches });
  const save = async (): Promise<void> => {
    if (post === null) return;
    await assign.run({
      params: { staffId: person.staffId },
      body: { revision: person.revision, unitId, post, validFrom, validTo: null },
    });
  };
  return (
    <div className={styles.form}>
      <div className={styles.two}>
        <FormLine label={t('任命到单位')} failure={assign.fieldFailures['unitId']}>
          {(ties) => <UnitPicker {...ties} value={unitId} onChange={setUnitId} />}
        </FormLine>
        <FormLine label={t('岗位')} failure={assign.fieldFailures['post']}>
          {(ties) => (
            <Select
              {...ties}
              value={post}
              options={(catalogue?.posts ?? []).map((item) => ({
                value: postOf(item.post),
                label: t(item.title),
              }))}
              onChange={setPost}
            />
          )}
        </FormLine>
        <FormLine label={t('到任日期')} failure={assign.fieldFailures['validFrom']}>
          {(ties) => <DateInput {...ties} value={validFrom} onChange={setValidFrom} />}
        </FormLine>
      </div>
      <ProblemAlert problem={assign.failure} shownFields={['unitId', 'post', 'validFrom']} />
      <div>
        <Button
          loading={assign.pending}
          disabled={unitId === '' || post === null || validFrom === ''}
          onClick={() => void save()}
        >
          {t('任命')}
        </Button>
      </div>
    </div>
  );
}

function postOf(word: string): PostCode {
  const found = allPosts.find((post) => post === word);
  if (found === undefined) throw new Error(`post ${word} is not of this version`);
  return found;
}
