import { Button, Input } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { signInContracts } from '#contracts/sign-in.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { ProblemAlert } from '#web/ui/problem-alert/problem-alert.tsx';
import { useSignInCall } from '../use-sign-in-call.ts';
import { NewPassword } from './new-password.tsx';
import styles from './sign-in-form.module.css';

interface Props {
  readonly token: string;
  readonly org: { readonly code: string; readonly name: string } | null;
  readonly onDone: () => void;
}

const lines = [
  { name: 'orgCode', label: zh('单位代码'), help: zh('4 位以内，用作工单号开头'), max: 4 },
  { name: 'orgName', label: zh('单位名称'), help: zh('如：青川县供电公司'), max: 60 },
  { name: 'name', label: zh('您的姓名'), help: undefined, max: 40 },
  { name: 'employeeNo', label: zh('工号'), help: undefined, max: 20 },
  { name: 'phone', label: zh('手机号码'), help: undefined, max: 20 },
  { name: 'login', label: zh('登录名'), help: undefined, max: 64 },
] as const;

type Answers = Record<(typeof lines)[number]['name'], string>;

/** The first person of a new installation: the unit and its administrator. */
export function FirstAdministratorForm({ token, org, onDone }: Props) {
  const t = useTexts();
  const [answers, setAnswers] = useState<Answers>({
    orgCode: org?.code ?? '',
    orgName: org?.name ?? '',
    name: '',
    employeeNo: '',
    phone: '',
    login: '',
  });
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const sending = useSignInCall(signInContracts.firstAdministrator);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if ((await sending.run({ body: { token, ...answers, password } })) !== null) onDone();
  };
  const given = lines.every(({ name }) => answers[name].trim() !== '');
  return (
    <form className={styles.form} onSubmit={submit}>
      {lines.map((line) => (
        <FormLine
          key={line.name}
          label={t(line.label)}
          required
          help={line.help === undefined ? undefined : t(line.help)}
          failure={sending.fieldFailures[line.name]}
        >
          {(ties) => (
            <Input
              {...ties}
              maxLength={line.max}
              autoComplete={line.name === 'login' ? 'username' : 'off'}
              value={answers[line.name]}
              onChange={(event) => setAnswers({ ...answers, [line.name]: event.target.value })}
            />
          )}
        </FormLine>
      ))}
      <NewPassword
        password={password}
        repeated={repeated}
        failure={sending.fieldFailures['password']}
        onPassword={setPassword}
        onRepeated={setRepeated}
      />
      <ProblemAlert problem={sending.failure} shownFields={[...lines.map(({ name }) => name), 'password']} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={sending.pending}
        disabled={!given || password === '' || repeated !== password}
      >
        {t('建立并登录')}
      </Button>
    </form>
  );
}
