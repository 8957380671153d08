import pg from 'pg';

/** Tells a database what was set here and nothing else: the driver adds settings of the server's environment. */
export class ReadingClient extends pg.Client {
  readonly #told: Readonly<Record<string, string>>;

  constructor(config: pg.ClientConfig) {
    super(config);
    const { user = '', database = '', application_name = '', statement_timeout, options = '' } = config;
    this.#told = { user, database, application_name, statement_timeout: String(statement_timeout), options };
  }

  /** Called by the driver when it begins. */
  getStartupConf(): Readonly<Record<string, string>> {
    return this.#told;
  }
}
