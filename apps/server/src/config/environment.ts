import path from 'node:path';
import { Secret } from '@takeup/connectors';
import { z } from 'zod';
import { isSecretKey } from './secret-key-file.js';

const url = z
  .string()
  .regex(/^postgres(ql)?:\/\/.+/, 'must be a URL such as postgresql://takeup@db.example/takeup');
const text = z.string().min(1);
const port = z.coerce
  .number('must be a number from 0 to 65535')
  .int('must be a whole number from 0 to 65535')
  .min(0, 'must be a number from 0 to 65535')
  .max(65535, 'must be a number from 0 to 65535');

const webAddress = z
  .string()
  .refine(isOrigin, 'must be a web address without a path, such as https://takeup.example')
  .transform((text) => new URL(text).origin);

const schema = z.object({
  DATABASE_URL: url.optional(),
  DATABASE_READER_URL: url.optional(),
  PORT: port.default(3000),
  TAKEUP_BIND: text.default('127.0.0.1'),
  TAKEUP_CONFIG: text.default('takeup.yaml'),
  TAKEUP_DATA_DIR: text.default('.takeup'),
  TAKEUP_IDENTITY_KEY_FILE: text.optional(),
  TAKEUP_PUBLIC_URL: webAddress.optional(),
  TAKEUP_SECRET: text
    .refine(isSecretKey, 'must be 64 hexadecimal digits, such as openssl rand -hex 32 makes')
    .transform((key) => new Secret(key))
    .optional(),
  TAKEUP_ROLE: z.enum(['all', 'api', 'worker'], 'must be all, api or worker').default('all'),
});

/** The environment, read once. */
export interface Environment {
  readonly databaseUrl?: string;
  readonly readerUrl?: string;
  readonly port: number;
  readonly bind: string;
  readonly configFile: string;
  readonly dataDir: string;
  readonly identityKeyFile: string;
  /** Seals the secrets of connections; without it a key is kept in secretKeyFile. */
  readonly secretKey?: Secret;
  readonly secretKeyFile: string;
  /** The origin at which a proxy, or another name of this machine, shows Takeup. */
  readonly publicUrl?: string;
  readonly role: 'all' | 'api' | 'worker';
}

/** @returns the environment, or every fault in it, a line each */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Environment | readonly string[] {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = schema.safeParse(given);
  const faults = read.success
    ? []
    : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  if (!read.success) return faults;
  const { data } = read;
  if (data.DATABASE_READER_URL !== undefined && data.DATABASE_URL === undefined) {
    return ['DATABASE_READER_URL goes with DATABASE_URL; there is none'];
  }
  const dataDir = path.resolve(data.TAKEUP_DATA_DIR);
  return {
    ...(data.DATABASE_URL === undefined ? {} : { databaseUrl: data.DATABASE_URL }),
    ...(data.DATABASE_READER_URL === undefined ? {} : { readerUrl: data.DATABASE_READER_URL }),
    ...(data.TAKEUP_PUBLIC_URL === undefined ? {} : { publicUrl: data.TAKEUP_PUBLIC_URL }),
    ...(data.TAKEUP_SECRET === undefined ? {} : { secretKey: data.TAKEUP_SECRET }),
    secretKeyFile: path.join(dataDir, 'secret.key'),
    port: data.PORT,
    bind: data.TAKEUP_BIND,
    configFile: path.resolve(data.TAKEUP_CONFIG),
    dataDir,
    identityKeyFile: path.resolve(data.TAKEUP_IDENTITY_KEY_FILE ?? path.join(dataDir, 'identity.key')),
    role: data.TAKEUP_ROLE,
  };
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href } = new URL(text);
  return /^https?:$/.test(protocol) && (href === `${origin}/` || href === origin);
}

/** Until there are access tokens, nobody beyond this machine may ask. */
export function isLoopback(bind: string): boolean {
  return LOOPBACK.has(bind);
}
