/** What sends by itself: the address and the secret that it signs with, told once. */
export const hook = {
  about: {
    title: 'How it works',
    text: 'Takeup asks nobody. Your platform, a script or an integration server sends lines of activity to an address of Takeup and signs them with a secret, which Takeup makes and shows once. What the lines hold stands in docs/connectors/webhook.md.',
    whoMay:
      'Give the secret only to whoever may see what everybody did: it lets its holder choose whose acts come in.',
  },
  since: {
    label: 'First day it may speak of',
    hint: 'Empty: 92 days back from today. What is older is brought in as a file.',
  },
  nothingToAsk: (path: string) =>
    `Nobody is asked: it is sent to ${path}, and taken as soon as it is signed.`,
  connected: (title: string) => `${title} is connected.`,
  renewed: (title: string) => `${title} has a new secret. The former one is taken no more.`,
  once: 'Copy the secret now: it is sealed, and nobody sees it again, here or elsewhere. If it is lost, make a new one with “Change” beside the source.',
  address: 'Address to send to',
  secret: 'Secret to sign with',
  copyAddress: 'Copy the address',
  copySecret: 'Copy the secret',
  copySample: 'Copy the program',
  said: {
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'This browser does not let the page copy. Select the text:',
  },
  how: 'How to sign',
  signing:
    'Any library of Standard Webhooks 1.0 signs for you. Without one, in Node.js, with the secret in HOOK_SECRET:',
  sampleName: 'A program that signs',
  done: 'Go to Data sources',
  renew: 'Make a new secret',
  renewing: 'Making a new secret …',
  renewWhat:
    'The former one is taken no more from then on: until whoever sends has the new one, what they send is refused and has to be sent again.',
  /** The program of docs/connectors/webhook.md. */
  sample: (address: string, variable = 'HOOK_SECRET') =>
    [
      "import { createHmac, randomUUID } from 'node:crypto';",
      '',
      'export async function send(lines, id = randomUUID()) {',
      "  const body = lines.map((line) => JSON.stringify(line)).join('\\n');",
      '  const time = String(Math.floor(Date.now() / 1000));',
      `  const key = Buffer.from(process.env.${variable}.slice('whsec_'.length), 'base64');`,
      "  const signature = `v1,${createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64')}`;",
      '  const headers = {',
      "    'content-type': 'application/x-ndjson',",
      "    'webhook-id': id,",
      "    'webhook-timestamp': time,",
      "    'webhook-signature': signature,",
      '  };',
      `  return fetch('${address}', { method: 'POST', headers, body });`,
      '}',
      '',
    ].join('\n'),
} as const;
