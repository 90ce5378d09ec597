import { Input, Select } from 'antd';
import { isTeamFunction, type TeamFunction } from '#domain/organisation/team-functions.ts';
import { useTexts, zh } from '#web/lib/i18n/use-texts.ts';
import { FormLine } from '#web/ui/form-line/form-line.tsx';
import { UnitPicker } from '#web/ui/pickers/unit-picker.tsx';
import type { Catalogue, Unit } from '../unit.ts';
import styles from './organisation.module.css';

export interface UnitDraft {
  readonly parentUnitId: string;
  readonly kind: Unit['kind'];
  readonly code: string;
  readonly name: string;
  readonly functions: TeamFunction[];
  readonly region: Unit['region'];
  readonly phone: string;
  readonly address: string;
}

const lines = [
  { name: 'name', label: zh('名称'), required: true, max: 60 },
  { name: 'code', label: zh('代码'), required: true, max: 20 },
  { name: 'phone', label: zh('电话'), required: false, max: 20 },
  { name: 'address', label: zh('地址'), required: false, max: 200 },
] as const;

export const unitLines: readonly string[] = [
  ...lines.map(({ name }) => name),
  'parentUnitId',
  'kind',
  'functions',
  'region',
];

/** What the dialog begins with: the unit as it is, or an empty team. */
export function draftOf(unit: Unit | null, parentUnitId: string): UnitDraft {
  if (unit === null) {
    return {
      parentUnitId,
      kind: 'team',
      code: '',
      name: '',
      functions: [],
      region: 'urban',
      phone: '',
      address: '',
    };
  }
  const { kind, code, name, region, phone, address } = unit;
  const functions = unit.functions.filter(isTeamFunction);
  return {
    parentUnitId: unit.parentUnitId ?? '',
    kind,
    code,
    name,
    functions,
    region,
    phone: phone ?? '',
    address: address ?? '',
  };
}

interface Props {
  readonly draft: UnitDraft;
  readonly isNew: boolean;
  readonly catalogue: Catalogue;
  readonly failures: Readonly<Record<string, string>>;
  readonly onChange: (draft: UnitDraft) => void;
}

/** The fields of a unit. Its kind and its place are chosen once; moving is a change of its own. */
export function UnitFields({ draft, isNew, catalogue, failures, onChange }: Props) {
  const t = useTexts();
  return (
    <div className={styles.two}>
      {isNew ? (
        <>
          <FormLine label={t('上级单位')} required failure={failures['parentUnitId']}>
            {(ties) => (
              <UnitPicker
                {...ties}
                value={draft.parentUnitId}
                onChange={(parentUnitId) => onChange({ ...draft, parentUnitId })}
              />
            )}
          </FormLine>
          <FormLine label={t('类别')} required failure={failures['kind']}>
            {(ties) => (
              <Select
                {...ties}
                value={draft.kind}
                options={catalogue.unitKinds.map(({ kind, title }) => ({ value: kind, label: t(title) }))}
                onChange={(kind) => onChange({ ...draft, kind })}
              />
            )}
          </FormLine>
        </>
      ) : null}
      {lines.map((line) => (
        <FormLine
          key={line.name}
          label={t(line.label)}
          required={line.required}
          failure={failures[line.name]}
        >
          {(ties) => (
            <Input
              {...ties}
              maxLength={line.max}
              value={draft[line.name]}
              onChange={(event) => onChange({ ...draft, [line.name]: event.target.value })}
            />
          )}
        </FormLine>
      ))}
      <FormLine label={t('职能')} help={t('决定哪些任务派到这里')} failure={failures['functions']}>
        {(ties) => (
          <Select
            {...ties}
            mode="multiple"
            value={draft.functions}
            options={catalogue.functions.map((item) => ({ value: item.function, label: t(item.title) }))}
            onChange={(chosen: string[]) => onChange({ ...draft, functions: chosen.filter(isTeamFunction) })}
          />
        )}
      </FormLine>
      <FormLine label={t('供电区域')} help={t('决定抢修到场等时限')} failure={failures['region']}>
        {(ties) => (
          <Select
            {...ties}
            value={draft.region}
            options={catalogue.regions.map(({ region, title }) => ({ value: region, label: t(title) }))}
            onChange={(region) => onChange({ ...draft, region })}
          />
        )}
      </FormLine>
    </div>
  );
}
