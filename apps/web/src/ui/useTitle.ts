import { useEffect } from 'react';
import { words } from './words';

export function useTitle(page: string): void {
  useEffect(() => {
    document.title = words.shell.title(page);
  }, [page]);
}
