type Details = Readonly<Record<string, string | number>>;

const AGAIN = 'Nothing of it was kept.';

/** Refusals of deliveries by webhook: what is wrong, what to do, and where. A sender's operator reads them. */
export const DELIVERY_TEXTS = {
  'hook-busy': () => [
    'Too much is being delivered at once.',
    'Send the same again in a few seconds.',
    'address',
  ],
  'delivery-unsigned': ({ header }: Details) => [
    `${header} is missing or not as it should be.`,
    'Send webhook-id (up to 200 letters, digits, _ : -), webhook-timestamp (seconds since 1970) and webhook-signature (v1, and base64), as Standard Webhooks 1.0 says.',
    `header ${header}`,
  ],
  'delivery-signature': () => [
    'No signature fits.',
    'Compare the end of the address with the keys of webhooks, on Data sources or in takeup.yaml. Sign webhook-id, webhook-timestamp and the body as it is sent, joined by full stops, with the secret of that key, and send the very same bytes.',
    'header webhook-signature',
  ],
  'delivery-time': ({ seconds }: Details) => [
    `It was signed ${ageOf(Number(seconds))}.`,
    'Sign each attempt anew, and set both clocks by the same time server: 5 minutes are allowed.',
    'header webhook-timestamp',
  ],
  'delivery-type': () => [
    'The content is not said to be lines of JSON.',
    'Send Content-Type: application/x-ndjson, in UTF-8.',
    'header content-type',
  ],
  'delivery-encoding': () => [
    'Compressed deliveries are not taken.',
    'Send it without Content-Encoding, in smaller pieces where it is large.',
    'header content-encoding',
  ],
  'delivery-too-large': ({ most }: Details) => [
    `The delivery is larger than ${Number(most) / 1024 / 1024} MiB.`,
    'Send it in several deliveries, each under an id of its own, or bring it in as a file.',
    'body',
  ],
  'delivery-not-utf8': () => [
    'The delivery is not UTF-8.',
    `Send plain UTF-8, one JSON object a line. ${AGAIN}`,
    'body',
  ],
  'delivery-empty': () => [
    'The delivery holds no line.',
    'Send at least one; of a day on which nobody did anything the line that covers it.',
    'body',
  ],
  'delivery-too-old': ({ line, since }) => [
    `A day in it lies before ${since}, the first of which deliveries of this connection may speak.`,
    `Bring older activity in as a file (takeup import activity), or let the operator set since for this connection in takeup.yaml. ${AGAIN}`,
    `line ${line}`,
  ],
  'delivery-id-taken': () => [
    'Another delivery came under this webhook-id before.',
    `Give each delivery an id of its own, and keep it only to send the same again. ${AGAIN}`,
    'header webhook-id',
  ],
} satisfies Readonly<Record<string, (details: Details) => readonly [string, string, string]>>;

function ageOf(seconds: number): string {
  const much = `${Math.abs(seconds)} seconds`;
  return seconds < 0 ? `${much} ahead of this server’s clock` : `${much} ago by this server’s clock`;
}
