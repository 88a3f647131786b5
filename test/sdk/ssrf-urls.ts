// Addresses with which somebody tries to reach what is inside: numbers in every spelling, names, ports, schemes.

/** One of every range that is not of the public internet, by its number. */
export const INSIDE: readonly string[] = [
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '127.0.0.1',
  '127.1.2.3',
  '127.255.255.254',
  '169.254.169.254',
  '169.254.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.255.255',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:10.0.0.1',
  '::ffff:169.254.169.254',
  '::ffff:8.8.8.8',
  '::ffff:0:127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b::8.8.8.8',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:0:4136:e378:8000:63bf:3fff:fdd2',
  '2001:10::1',
  '2001:20::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:a00:1::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fd12:3456:789a::1',
  'fe80::1',
  'febf::1',
  'fec0::1',
  'ff02::1',
  'ff0e::1',
  '4000::1',
  '8000::1',
];

const HOSTS_TO_SPELL = [
  '127.0.0.1',
  '10.0.0.1',
  '169.254.169.254',
  '192.168.1.1',
  '0.0.0.0',
  '172.16.5.4',
];

/** The ways in which browsers and libraries read a number as an IPv4 address. */
function spellings(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (n: number) => `0x${n.toString(16)}`;
  const octal = (n: number) => `0${n.toString(8)}`;
  const wide = (text: string) =>
    [...text].map((one) => String.fromCodePoint(one.codePointAt(0)! + 0xfee0)).join('');
  return [
    `${whole}`,
    hex(whole),
    hex(whole).toUpperCase().replace('0X', '0x'),
    octal(whole),
    [a, b, c, d].map(hex).join('.'),
    [a, b, c, d].map(octal).join('.'),
    [a, b, c, d].map((n) => `000${n.toString(8)}`).join('.'),
    `${hex(a)}.${b}.${octal(c)}.${d}`,
    `${a}.${b * 65_536 + c * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `${address}.`,
    address.replaceAll('.', '。'),
    address.replaceAll('.', '．'),
    wide(address),
    [...address].map((one) => `%${one.charCodeAt(0).toString(16)}`).join(''),
    `[::ffff:${address}]`,
    `[0:0:0:0:0:ffff:${address}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
  ];
}

/** Names, and the inside addresses they resolve to. */
export function insideNames(): Map<string, readonly string[]> {
  return new Map(
    INSIDE.map((address, i) => [
      `inside-${i}.example`,
      i % 3 === 0 ? ['1.1.1.1', address] : [address],
    ]),
  );
}

/** Each once. */
export function forbiddenUrls(): string[] {
  const numbers = INSIDE.map((address) => (address.includes(':') ? `[${address}]` : address));
  const urls = [
    ...numbers.map((host) => `http://${host}/`),
    ...HOSTS_TO_SPELL.flatMap(spellings).map((host) => `http://${host}/latest/meta-data`),
    ...[...insideNames().keys()].map((name) => `https://${name}/hooks`),
    ...[
      'localhost',
      'LOCALHOST',
      'localhost.',
      'shop.localhost',
      'router',
      'metadata.google.internal',
    ].map((name) => `http://${name}/`),
    ...WRONG_FORM,
  ];
  return [...new Set(urls)];
}

const WRONG_FORM: readonly string[] = [
  'http://user@shop.example/',
  'http://user:pass@shop.example/',
  'https://shop.example@127.0.0.1/',
  'https://127.0.0.1@shop.example/',
  'http://1.1.1.1@127.0.0.1/',
  'http://127.0.0.1:80@1.1.1.1/',
  'http://:pw@1.1.1.1/',
  'http://1.1.1.1:22/',
  'http://1.1.1.1:25/',
  'http://1.1.1.1:6379/',
  'http://1.1.1.1:5432/',
  'https://1.1.1.1:8443/',
  'https://1.1.1.1:0/',
  'https://1.1.1.1:65535/',
  'http://127.0.0.1:8080/',
  'http://[::1]:8080/',
  'http://localhost:8080/',
  'file:///etc/passwd',
  'ftp://1.1.1.1/',
  'gopher://127.0.0.1:6379/_INFO',
  'data:text/plain,hello',
  'javascript:alert(1)',
  'ws://1.1.1.1/',
  'unix:/var/run/docker.sock',
  'http+unix://%2Fvar%2Frun%2Fdocker.sock/',
  'blob:http://127.0.0.1/1',
  'about:blank',
  '//127.0.0.1/',
  '/etc/passwd',
  'http:',
  'http://',
  'https://[',
  'https://[::1',
  'https://1.1.1.256/',
  'https://0x1000000000/',
  'http:127.0.0.1/',
  'http:/127.0.0.1/',
  'http:\\\\127.0.0.1\\',
  ' http://127.0.0.1/',
  'http://127.0.0.1\t/',
  'ht\ntp://127.0.0.1/',
  'http://127.0.0.1#@1.1.1.1/',
  'http://127.0.0.1?@1.1.1.1/',
  'http://127.0.0.1\\@1.1.1.1/',
  'http://127。1/',
  'http://①②⑦.⓪.⓪.①/',
  'http://127.1/',
  'http://127.0.1/',
  'http://0/',
  'http://0x7f.1/',
  'http://017700000001/',
  '',
  'shop.example',
  `https://1.1.1.1/${'a'.repeat(3_000)}`,
];
