/** `https://user:password@gateway.example.org/cgi-bin/sendsms`, as Kannel and those who follow it are asked. */
export interface GatewayAddress {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly user: string;
  readonly password: string;
}

/** `?method=post` asks by form; Kannel itself wants the query. */
export function readGatewayUrl(text: string): GatewayAddress {
  const url = new URL(text);
  const method = url.searchParams.get('method') === 'post' ? 'POST' : 'GET';
  url.searchParams.delete('method');
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  url.username = '';
  url.password = '';
  return { url, method, user, password };
}
