import { CopyText } from '../../ui/CopyText';
import { words } from '../../ui/words';

/** A text for whoever runs the platform. */
export function CopyRequest({ text }: { text: string }) {
  const { copyRequest, requestCopied, requestNotCopied } = words.sources;
  return (
    <CopyText text={text} said={{ copy: copyRequest, copied: requestCopied, notCopied: requestNotCopied }} />
  );
}
