import { useState } from 'react';
import { customerRoutes, type Unmasked } from '#contracts/customers.ts';
import { useCommand } from '#web/lib/api/use-command.ts';
import { useTexts } from '#web/lib/i18n/use-texts.ts';
import {
  locationChanges,
  locationDraft,
  locationFaults,
  type ServiceLocation,
} from '../forms/place-draft.ts';
import { revisionToSend } from '../forms/revision-to-send.ts';
import { useShownFailures } from '../forms/use-shown-failures.ts';
import { FormDialog } from './form-dialog.tsx';
import { LocationFields, locationFieldNames } from './location-fields.tsx';

interface Props {
  readonly customerId: string;
  readonly location: ServiceLocation;
  readonly unmasked: Unmasked | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Corrects a place of supply. */
export function LocationDialog({ customerId, location, unmasked, onDone, onClose }: Props) {
  const t = useTexts();
  const [opened] = useState(() => ({
    draft: locationDraft(location, unmasked),
    revision: location.revision,
  }));
  const [draft, setDraft] = useState(opened.draft);
  const live = useShownFailures(locationFaults(draft, true, t));
  const edit = useCommand(customerRoutes.editLocation, { touches: [customerRoutes.page], done: onDone });
  const save = async (): Promise<void> => {
    if (!live.check()) return;
    const changes = locationChanges(opened.draft, draft);
    if (Object.keys(changes).length === 0) {
      onClose();
      return;
    }
    const revision = revisionToSend(opened.revision, location.revision, edit.failure);
    const params = { customerId, locationId: location.locationId };
    await edit.run({ params, body: { revision, ...changes } });
  };
  return (
    <FormDialog
      tries={live.tries}
      title={t('编辑用电地址')}
      pending={edit.pending}
      failure={edit.failure}
      shownFields={locationFieldNames}
      onSave={() => void save()}
      onClose={onClose}
    >
      <LocationFields
        draft={draft}
        failures={{ ...edit.fieldFailures, ...live.shown }}
        maskedAddress={location.address}
        onChange={setDraft}
        onLeave={live.leave}
      />
    </FormDialog>
  );
}
