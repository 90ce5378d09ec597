import { Button } from 'antd';
import type { RouteTypes } from '#contracts/route.ts';
import type { staffContracts } from '#contracts/staff.ts';
import { phoneText } from '#web/lib/format/quantity.ts';
import type { Texts } from '#web/lib/i18n/use-texts.ts';
import type { Column } from '#web/ui/list-page/column.ts';
import { placeUnits } from '#web/ui/pickers/unit-tree.ts';
import type { Filter } from '#web/ui/search-form/search-form.tsx';
import { absenceNote } from '../absence.ts';
import type { Catalogue, Unit } from '../unit.ts';
import { statusWords } from '../words.ts';
import { StatusTag } from './status-tag.tsx';

export type StaffLine = RouteTypes<typeof staffContracts.staffList>['response']['items'][number];

/** How the list of staff is narrowed. */
export function staffFilters(t: Texts, units: readonly Unit[], posts: Catalogue['posts']): readonly Filter[] {
  return [
    { name: 'search', kind: 'text', label: t('姓名、拼音首字母或工号') },
    {
      name: 'unitId',
      kind: 'choice',
      label: t('单位'),
      options: placeUnits(units).map(({ unit }) => ({
        value: unit.unitId,
        title: unit.name,
      })),
    },
    {
      name: 'post',
      kind: 'choice',
      label: t('岗位'),
      options: posts.map(({ post, title }) => ({ value: post, title: t(title) })),
    },
    {
      name: 'status',
      kind: 'choice',
      label: t('状态'),
      options: Object.entries(statusWords).map(([value, { title }]) => ({ value, title: t(title) })),
    },
    {
      name: 'absence',
      kind: 'choice',
      label: t('离岗'),
      options: [
        { value: 'now', title: t('离岗中') },
        { value: 'planned', title: t('计划离岗') },
      ],
    },
  ];
}

/** What the list of staff shows; `mark` opens the absences of a person, null where the reader marks nobody. */
export function staffColumns(
  t: Texts,
  mark: ((person: StaffLine) => void) | null,
): readonly Column<StaffLine>[] {
  return [
    { key: 'name', title: t('姓名'), render: (person) => <strong>{person.name}</strong> },
    { key: 'employeeNo', title: t('工号'), render: (person) => person.employeeNo },
    {
      key: 'posts',
      title: t('岗位'),
      render: (person) => person.posts.map(({ title, unitName }) => `${unitName} ${t(title)}`).join('、'),
    },
    { key: 'phone', title: t('电话'), render: (person) => phoneText(person.phone) },
    {
      key: 'status',
      title: t('状态'),
      width: '7rem',
      render: (person) => <StatusTag status={person.status} absent={person.absence?.state === 'now'} />,
    },
    {
      key: 'absence',
      title: t('离岗'),
      render: (person) => absenceNote(person.absence, t) ?? '—',
    },
    ...(mark !== null
      ? [
          {
            key: 'mark',
            title: '',
            width: '6rem',
            render: (person: StaffLine) =>
              person.status === 'active' ? (
                <Button
                  size="small"
                  onClick={(event) => {
                    // The row opens on a press; the button only shows the absences.
                    event.stopPropagation();
                    mark(person);
                  }}
                >
                  {t('离岗安排')}
                </Button>
              ) : null,
          },
        ]
      : []),
  ];
}
