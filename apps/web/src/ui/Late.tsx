import { useLate } from './useLate';
import { Notice } from './Notice';

/** Speaks only when waiting has become long: a quick answer must not make the page jump. */
export function Late({ text }: { text: string }) {
  return useLate() ? <Notice live text={text} /> : null;
}
