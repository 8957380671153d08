import { useEffect, useState } from 'react';

const PATIENCE_MS = 4000;

/** True once the component has been on screen for four seconds. */
export function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late;
}
