import { useCallback, useEffect, useRef } from 'react';

/**
 * Where the panel lies below the table, choosing a group moves the reader to it; closing it hands the focus back to the cell.
 * The returned function says that the reader, and not a link from elsewhere, is about to choose.
 */
export function usePanelFocus(group: string | null): () => void {
  const opened = useRef<string | null>(null);
  const chosen = useRef(false);
  useEffect(() => {
    if (group !== null) {
      opened.current = group;
      if (chosen.current && matchMedia('(max-width: 1180px)').matches)
        document.getElementById('panel-title')?.focus();
    } else if (opened.current !== null) {
      document.querySelector<HTMLElement>(`[data-group="${CSS.escape(opened.current)}"]`)?.focus();
      opened.current = null;
    }
    chosen.current = false;
  }, [group]);
  return useCallback(() => {
    chosen.current = true;
  }, []);
}
