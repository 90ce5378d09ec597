import { Drawer } from 'antd';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import { AbsencePanel } from './absence-panel.tsx';

interface Props {
  /** Whose absences are looked at; null while nobody's. */
  readonly person: { readonly staffId: string; readonly name: string } | null;
  readonly onClose: () => void;
}

/** The absences of a person beside the list, for who supervises them and sees no file. */
export function AbsenceDrawer({ person, onClose }: Props) {
  const t = useTexts();
  return (
    <Drawer
      open={person !== null}
      onClose={onClose}
      size={480}
      destroyOnHidden
      title={person === null ? '' : t('{name} 的离岗安排', { name: person.name })}
    >
      {person === null ? null : <AbsencePanel staffId={person.staffId} />}
    </Drawer>
  );
}
