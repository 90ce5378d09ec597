/**
 * Addresses of services that the operator sets (mail, SMS, storage, single sign-on). No user can set one; that a
 * mistyped or smuggled setting reaches the machine's own metadata service is refused all the same.
 */

/** Hosts that hand out a cloud machine's credentials. */
const metadataHosts = new Set(['metadata.google.internal', 'metadata', '100.100.100.200', '[fd00:ec2::254]']);

/** 169.254.0.0/16 and fe80::/10; an address in another spelling (decimal, octal) is made plain by the URL itself. */
const linkLocal = /^169\.254\.|^\[fe[89ab][0-9a-f]:|^\[::ffff:a9fe:/;

/** What is wrong with the address, in Chinese; null when it may be used. */
export function addressFault(name: string, address: string, protocols: readonly string[]): string | null {
  const url = URL.parse(address);
  if (url === null || !protocols.includes(url.protocol)) {
    return `${name} 不是可用的地址，应以 ${protocols.map((protocol) => `${protocol}//`).join(' 或 ')} 开头。`;
  }
  // Only the special schemes have their host made plain.
  const host = URL.parse(`http://${url.host}/`)?.hostname ?? '';
  if (host === '') return `${name} 里没有主机名。`;
  return metadataHosts.has(host) || linkLocal.test(host)
    ? `${name} 指向本机的云平台元数据地址，不能使用。`
    : null;
}
