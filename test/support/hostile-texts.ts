// What people write who want something else than to chat: each would do harm where text becomes more than text.

/** Would run if a text became HTML, an address or code. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  '</textarea></title></style></script><script>alert(2)</script>',
  '<img src=x onerror=alert(3)>',
  '<img src="https://canary.example/pixel">',
  '"><svg onload=alert(4)>',
  `' autofocus onfocus=alert(5) x='`,
  '<iframe srcdoc="<script>parent.alert(6)</script>"></iframe>',
  '<a href="javascript:alert(7)">click</a>',
  'javascript:alert(8)',
  'JaVa\tScRiPt:alert(9)',
  'data:text/html,<script>alert(10)</script>',
  'vbscript:msgbox(11)',
  'https://user:password@evil.example/ https://:bank.example@evil.example/',
  'https://canary.example/"onmouseover="alert(12)',
  "https://canary.example/'onclick='alert(13)",
  'https://canary.example/`${alert(14)}`',
  '${alert(15)} {{constructor.constructor("alert(16)")()}} #{alert(17)}',
  '<math><mtext><style><img src=x onerror=alert(18)></style></mtext></math>',
  '<!--><script>alert(19)</script>-->',
  '<style>@import "https://canary.example/x.css";</style>',
  '<base href="https://canary.example/"><meta http-equiv=refresh content="0;url=https://canary.example/">',
  '<form action="https://canary.example/"><input name=password></form>',
  '![x](https://canary.example/x.png) [x](javascript:alert(20))',
  '<lit-part><!--?lit$1$--> ?lit$ {{lit-0}}',
  '&lt;script&gt;alert(21)&lt;/script&gt;',
  '\u202ehttps://x.example/moc.knab//:sptth',
  'a\u0301\u0301\u0301\u0301'.repeat(200),
  '__proto__ constructor prototype toString',
  'mailto:a@b.example?body=<script>alert(22)</script>',
  'www.canary.example/<script>alert(23)</script>',
];

/** The same for names and titles, which are short. */
export const HOSTILE_NAMES: readonly string[] = [
  '<img src=x onerror=alert(31)>',
  '"><svg onload=alert(32)>',
  `' onfocus=alert(33) autofocus '`,
  'Anna\u202e\u2066gro.knab',
  'javascript:alert(34)',
];
