import { createStore, del, set, values, type UseStore } from 'idb-keyval';
import type { Parcel, ParcelStore } from './send-later.ts';

let store: UseStore | null = null;

function parcels(): UseStore {
  store ??= createStore('wanjia-parcels', 'parcels');
  return store;
}

/** The parcels of this browser; they outlive the page, the restart and the night. */
export const parcelStore: ParcelStore = {
  all: () => values<Parcel>(parcels()),
  put: (parcel) => set(parcel.id, parcel, parcels()),
  remove: (id) => del(id, parcels()),
};
