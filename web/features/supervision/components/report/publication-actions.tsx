import { App, Button, Popconfirm, Space } from 'antd';
import {
  discardPublication,
  listPublications,
  publishPublication,
  type PublicationView,
} from '#contracts/supervision-report.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { useMay } from '#web/lib/session/session.ts';
import { problemText } from '#web/ui/problem-alert/problem-alert.tsx';

/** What can be done with a publication: publish it or throw it away while it is prepared; open it once it is out. */
export function PublicationActions({ publication }: { publication: PublicationView }) {
  const t = useTexts();
  const { message } = App.useApp();
  const may = useMay(publishPublication.access);
  const failed = (failure: Error): void => void message.error(problemText(failure, [], t));
  const publish = useCommand(publishPublication, { touches: [listPublications], failed });
  const discard = useCommand(discardPublication, { touches: [listPublications], failed });
  if (publication.status !== 'prepared' || !may) return null;
  const params = { publicationId: publication.publicationId };
  return (
    <Space size="small">
      <Popconfirm
        title={t('作废这份公布稿？')}
        okText={t('作废')}
        cancelText={t('取消')}
        onConfirm={() => discard.run({ params })}
      >
        <Button size="small" loading={discard.pending}>
          {t('作废')}
        </Button>
      </Popconfirm>
      <Popconfirm
        title={t('公布后不能撤回，只能以新版本更正。')}
        okText={t('公布')}
        cancelText={t('取消')}
        disabled={!publication.mayPublish}
        onConfirm={() => publish.run({ params })}
      >
        <Button
          size="small"
          type="primary"
          loading={publish.pending}
          disabled={!publication.mayPublish}
          title={publication.mayPublish ? '' : t('由另一位有权限的同事公布')}
        >
          {t('公布')}
        </Button>
      </Popconfirm>
    </Space>
  );
}
