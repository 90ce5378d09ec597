import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { readStatus } from '#contracts/operation.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { timeText } from '#web/lib/format/time.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageHeader } from '#web/ui/page-header/page-header.tsx';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemState } from '#web/ui/page-state/problem-state.tsx';
import { Section } from '#web/ui/section/section.tsx';
import { StateTag } from '#web/ui/state-tag/state-tag.tsx';
import { TroubledJobs } from '../components/troubled-jobs.tsx';
import { statusSections, statusText, type Status, type StatusLine } from '../status-lines.ts';
import styles from '../components/operation.module.css';

const everyMs = 5_000;

/** How the installation stands, read anew every five seconds. */
export function StatusPage() {
  const t = useTexts();
  const { data: status, error } = useRead(readStatus, {}, { everyMs });
  return (
    <>
      <PageHeader
        title={t('运行状态')}
        detail={
          status === undefined ? undefined : t('{time} 的状态，每 5 秒更新', { time: timeText(status.at) })
        }
        actions={status === undefined ? null : <SaveText status={status} />}
      />
      {status !== undefined ? (
        <Sections status={status} />
      ) : error !== null ? (
        <ProblemState problem={error} />
      ) : (
        <PageState kind="loading" />
      )}
    </>
  );
}

function Sections({ status }: { status: Status }) {
  const t = useTexts();
  return (
    <>
      <div className={styles.sections}>
        {statusSections(status, t).map(({ key, title, lines }) => (
          <Section key={key} title={title}>
            <dl className={styles.lines}>
              {lines.map((line) => (
                <div key={line.name} className={styles.line}>
                  <dt>{line.name}</dt>
                  <dd>
                    <Value line={line} />
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
        ))}
      </div>
      <TroubledJobs jobs={status.jobs.troubled} />
    </>
  );
}

function Value({ line: { value, tone } }: { line: StatusLine }) {
  return tone === 'calm' ? value : <StateTag tone={tone}>{value}</StateTag>;
}

/** The page as a text file, to send to whoever helps. */
function SaveText({ status }: { status: Status }) {
  const t = useTexts();
  const save = (): void => {
    const address = URL.createObjectURL(
      new Blob([statusText(status, t)], { type: 'text/plain;charset=utf-8' }),
    );
    const link = document.createElement('a');
    link.href = address;
    link.download = `wanjia-status-${status.at.slice(0, 19).replaceAll(/[-:]/g, '')}.txt`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button icon={<DownloadOutlined />} onClick={save}>
      {t('导出为文本')}
    </Button>
  );
}
