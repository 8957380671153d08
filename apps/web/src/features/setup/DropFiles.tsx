import { Button, DropZone, FileTrigger, Text } from 'react-aria-components';
import type { FileDropItem } from 'react-aria-components';
import { words } from '../../ui/words';

interface Props {
  readonly disabled: boolean;
  /** The element that says why it is disabled. */
  readonly reasonId: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes both files at once, by dragging, by pasting into it, or by the button; all of it works by keyboard. */
export function DropFiles({ disabled, reasonId, onFiles }: Props) {
  const text = words.setup.drop;
  return (
    <DropZone
      className="drop"
      isDisabled={disabled}
      aria-label={text.label}
      getDropOperation={() => 'copy'}
      onDrop={(event) => {
        const dropped = event.items.filter((item): item is FileDropItem => item.kind === 'file');
        void Promise.all(dropped.map((item) => item.getFile())).then(onFiles);
      }}
    >
      <Text slot="label" className="drop-title">
        {text.title}
      </Text>
      <span className="drop-or">{text.or}</span>
      <FileTrigger
        allowsMultiple
        acceptedFileTypes={['.csv', '.ndjson', '.gz', 'text/csv', 'application/gzip', 'application/x-ndjson']}
        onSelect={(list) => {
          if (list !== null) onFiles([...list]);
        }}
      >
        <Button className="btn btn-primary" isDisabled={disabled} aria-describedby={reasonId}>
          {text.choose}
        </Button>
      </FileTrigger>
      <span className="dek">{disabled && reasonId !== undefined ? text.disabled : text.hint}</span>
    </DropZone>
  );
}
