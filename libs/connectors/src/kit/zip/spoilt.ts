/** Why an archive cannot be read. */
export class Spoilt extends Error {
  constructor(
    /** `broken`: the bytes are not what they were; `strange`: whole, and nothing that is read here. */
    readonly how: 'broken' | 'cut' | 'strange' | 'too-large',
    message: string,
  ) {
    super(message);
  }
}

/** The archive ends too early. */
export class Cut extends Spoilt {
  constructor() {
    super('cut', 'the archive is cut off');
  }
}
