/** Where the database is and how one signs in there. */
export interface DatabaseAddress {
  /** `postgres://…`; holds a password unless `password` is given: never to be told. */
  readonly url: string;
  /** Asked at each new connection, for passwords that last an hour such as a managed identity's tokens. */
  readonly password?: () => Promise<string>;
}

/** The part of `pg`'s options that says where to connect to. */
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
 * With a password of its own the address is taken apart here: the driver would prefer the one in it, even an empty one. The
 * connection is encrypted and the server's certificate checked then, unless the address says `sslmode=disable`.
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
