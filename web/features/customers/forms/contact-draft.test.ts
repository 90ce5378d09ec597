import { describe, expect, test } from 'vitest';
import { customerPage } from '../testing.ts';
import { contactChanges, contactDraft, contactFaults, contactFields, emptyContact } from './contact-draft.ts';

const [onFile] = customerPage().contacts;
if (onFile === undefined) throw new Error('the file has a contact');
const named = { ...emptyContact, name: '王伟' };

describe('a new contact', () => {
  test('a landline without its area code is told at the phone', () => {
    const faults = contactFaults({ ...named, channel: 'phone', phone: '87654321' }, null);
    expect(faults).toEqual([{ refused: 'customer.phone-without-area-code', field: 'phone' }]);
  });

  test('messages need a mobile number', () => {
    const faults = contactFaults({ ...named, phone: '0571-87654321' }, null);
    expect(faults).toEqual([{ refused: 'customer.contact-channel-needs-mobile', field: 'channel' }]);
  });

  test('empty ways are left out of what is sent', () => {
    expect(contactFields({ ...named, phone: ' 13800001234 ' })).toEqual({
      name: '王伟',
      purposes: ['business', 'billing', 'outage'],
      channel: 'sms',
      phone: '13800001234',
    });
  });
});

describe('a contact on file', () => {
  test('a masked phone counts as given', () => {
    expect(contactFaults(contactDraft(onFile, null), onFile)).toEqual([]);
  });

  test('a way that is not on file must be typed', () => {
    const draft = { ...contactDraft(onFile, null), channel: 'email' };
    expect(contactFaults(draft, onFile).map(({ field }) => field)).toEqual(['channel']);
  });

  test('an untouched masked phone is not sent', () => {
    const opened = contactDraft(onFile, null);
    expect(contactChanges(opened, { ...opened, name: '王玮' })).toEqual({ name: '王玮' });
  });

  test('a phone that was seen and emptied is cleared', () => {
    const seen = {
      contacts: [{ contactId: onFile.contactId, phone: '138 0000 1234', email: null, address: null }],
    };
    const opened = contactDraft(onFile, seen);
    expect(opened.phone).toBe('138 0000 1234');
    expect(contactChanges(opened, { ...opened, phone: '' })).toEqual({ phone: '' });
  });
});
