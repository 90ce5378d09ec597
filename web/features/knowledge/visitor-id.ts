import { v4 as uuid } from 'uuid';

const key = 'wanjia-visitor';

/** A random number of this browser, so that one visitor votes once; it says nothing about anybody. */
export function visitorId(): string {
  try {
    const known = localStorage.getItem(key);
    if (known !== null) return known;
    const made = uuid();
    localStorage.setItem(key, made);
    return made;
  } catch {
    return uuid();
  }
}
