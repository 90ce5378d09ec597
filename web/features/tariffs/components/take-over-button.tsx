import { ImportOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { listBooks, listPublished, takeOverBook } from '#contracts/tariffs.ts';
import { newId } from '#web/lib/api/command-id.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useRead } from '#web/lib/api/use-read.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { PageState } from '#web/ui/page-state/page-state.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import styles from './tariffs.module.css';

/** Takes a published table into the unit as a draft. */
export function TakeOverButton() {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<ImportOutlined />} onClick={() => setOpen(true)}>
        {t('引入公布的电价表')}
      </Button>
      <Modal
        open={open}
        title={t('引入公布的电价表')}
        width={760}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <PublishedTables />
      </Modal>
    </>
  );
}

function PublishedTables() {
  const t = useTexts();
  const navigate = useNavigate();
  const [bookId] = useState(newId);
  const read = useRead(listPublished, {});
  const taking = useCommand(takeOverBook, {
    touches: [listBooks, listPublished],
    done: ({ id }) => void navigate({ to: '/prices/$bookId', params: { bookId: id } }),
  });
  if (read.data === undefined) return <PageState kind="loading" small />;
  return (
    <>
      <ProblemAlert problem={taking.failure} />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('电价表')}</th>
              <th scope="col">{t('生效日期')}</th>
              <th scope="col" aria-label={t('操作')} />
            </tr>
          </thead>
          <tbody>
            {read.data.items.map(({ code, title, validFrom, document, unverified, taken }) => (
              <tr key={code}>
                <td>
                  {title}
                  <div className={styles.faint}>
                    {document}
                    {unverified ? ` · ${t('待核实')}` : ''}
                  </div>
                </td>
                <td>{validFrom}</td>
                <td>
                  <Button
                    size="small"
                    disabled={taken || taking.pending}
                    onClick={() => void taking.run({ body: { bookId, published: code } })}
                  >
                    {taken ? t('已引入') : t('引入')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
