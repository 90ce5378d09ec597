import { useMutation } from '@tanstack/react-query';
import { askCode, checkCode } from '#contracts/portal.ts';
import { call } from '#web/lib/api/call.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { solvedProof } from '../model/proof.ts';
import type { Apply } from '../model/use-apply.ts';
import { PhoneCode } from './phone-code.tsx';
import styles from '../portal.module.css';

/** Shows that the phone in the form is theirs, so that answers reach them and nobody else is troubled. */
export function ContactCode({ unit, apply }: { unit: string; apply: Apply }) {
  const t = useTexts();
  const { phone } = apply;
  const checking = useMutation({
    mutationFn: async (typed: { codeId: string; code: string; phone: string }) => {
      const { codeId, code } = typed;
      const { pass } = await call(checkCode, { body: { unit, codeId, code } });
      apply.setHeld({ pass, phone: typed.phone });
    },
  });
  return (
    <fieldset className={styles.group}>
      <legend>{t('验证联系电话')}</legend>
      {apply.hasPass ? (
        <p className={styles.note} data-tone="good" role="status">
          {t('{phone} 已验证。', { phone: phone ?? '' })}
        </p>
      ) : phone === null ? (
        <p className={styles.faint}>{t('请先在上面填写联系电话。')}</p>
      ) : (
        <PhoneCode
          key={phone}
          ask={async () =>
            call(askCode, {
              body: { unit, proof: await solvedProof(), about: { purpose: 'contact', phone } },
            })
          }
          onCode={(codeId, code) => checking.mutate({ codeId, code, phone })}
          pending={checking.isPending}
          problem={checking.error}
          submitTitle={t('验证')}
        />
      )}
    </fieldset>
  );
}
