import { useEffect, useState } from 'react';

/** The value once it has stayed the same for a while: what is asked of the server while somebody types. */
export function useSettled<T>(value: T, pauseMs = 350): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
