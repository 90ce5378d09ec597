/** Who asks. Phone and address of a customer on file are masked: the server knows the whole. */
export type Subject =
  | { readonly how: 'unknown' }
  | {
      readonly how: 'account';
      readonly customerId: string;
      readonly name: string;
      readonly accountNo: string;
      readonly phone: string | null;
      readonly address: string | null;
      /** Who came or called, where it is not the customer. */
      readonly contactName: string;
      readonly contactPhone: string;
    }
  | {
      readonly how: 'customer';
      readonly customerId: string;
      readonly name: string;
      readonly phone: string | null;
      readonly contactName: string;
      readonly contactPhone: string;
    }
  | { readonly how: 'person'; readonly name: string; readonly phone: string; readonly address: string }
  | { readonly how: 'anonymous'; readonly address: string };

export const unknownSubject: Subject = { how: 'unknown' };
