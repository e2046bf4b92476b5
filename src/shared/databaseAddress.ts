/** Address of the database and how to sign in. */
export interface DatabaseAddress {
  /** `postgres://…`; holds a password unless `password` is given: must not be logged. */
  readonly url: string;
  /** Called for each new connection, for passwords that last an hour such as a managed identity's tokens. */
  readonly password?: () => Promise<string>;
}

/** The connection part of `pg`'s options. */
export type DatabaseConnection =
  | { readonly connectionString: string }
  | {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
      readonly ssl: boolean;
      readonly password: () => Promise<string>;
    };

const DEFAULT_PORT = 5432;

/**
 * With a separate password the URL is taken apart here: the driver would prefer the one in it, even an empty one. The
 * connection is then encrypted and the server's certificate checked, unless the URL says `sslmode=disable`.
 */
export function connectionTo({ url, password }: DatabaseAddress): DatabaseConnection {
  if (!password) return { connectionString: url };
  const { hostname, port, username, pathname, searchParams } = new URL(url);
  return {
    host: hostname,
    port: port === '' ? DEFAULT_PORT : Number(port),
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    ssl: searchParams.get('sslmode') !== 'disable',
    password,
  };
}
