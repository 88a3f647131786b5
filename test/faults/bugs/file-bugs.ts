// Bugs around files: whose they are, what is left in them, how long they are shown.
import type { SeededBug } from './seeded-bug.ts';

const ACCESS = ['test/sdk/files-access.test.ts'];
const UPLOADS = ['test/sdk/files-uploads.test.ts'];
const POLICY = ['test/sdk/files-policy.test.ts'];
const LIMITS = ['test/sdk/files-limits.test.ts'];

export const FILE_BUGS: readonly SeededBug[] = [
  {
    name: 'a file is anybody’s to post',
    file: 'sdk/core/rules/attached-files.ts',
    find: "if (!file || file.state === 'cancelled' || !isOf(file, actor))",
    replace: "if (!file || file.state === 'cancelled')",
    rule: 'a message names its sender’s own files',
    first: ['test/sdk/core-rules-files.test.ts'],
  },
  {
    name: 'of two messages at once both have a file',
    file: 'sdk/stores/sql/batch.ts',
    find: '    this.#files.set(key(file.site, file.id), taken);\n',
    replace: '',
    rule: 'a file is one message’s',
    first: ['test/sdk/stores.test.ts'],
  },
  {
    name: 'a link for whoever knows the id',
    file: 'sdk/core/files/shown-files.ts',
    find: 'return Boolean(row && maySee(row, you));',
    replace: 'return Boolean(row);',
    rule: 'a link is for those who see the conversation',
    first: ACCESS,
  },
  {
    name: 'a link for ever',
    file: 'sdk/core/files/file-links.ts',
    find: 'if (!(expiresAt > now)) return null;',
    replace: 'if (Number.isNaN(expiresAt)) return null;',
    rule: 'a link is good for minutes',
    first: ACCESS,
  },
  {
    name: 'a picture as it was sent',
    file: 'sdk/core/files/inspect-file.ts',
    find: 'one(bytes), whole);',
    replace: 'one(sent), { ...whole, size: sent.byteLength });',
    rule: 'of a picture nothing but the picture is left',
    first: POLICY,
  },
  {
    name: 'a type that is believed',
    file: 'sdk/core/files/inspect-file.ts',
    find: 'if ((text && !isText(text)) || !beginsAs(type, head)) throw refused(type);',
    replace: '',
    rule: 'a file is what its bytes say',
    first: POLICY,
  },
  {
    name: 'an offset that is believed',
    file: 'sdk/files/disk.ts',
    find: 'if ((held?.bytes ?? 0) !== options.offset)',
    replace: 'if (options.offset > (held?.bytes ?? 0))',
    rule: 'bytes go on where those before ended',
    first: UPLOADS,
  },
  {
    name: 'what nobody posts stays for ever',
    file: 'sdk/core/files/sweep-files.ts',
    find: 'if (await store.files.remove(site, id)) await files.delete({ site, name: object });',
    replace: 'await store.files.remove(site, id);',
    rule: 'of an upload that nobody goes on with nothing is left',
    first: ['test/sdk/files-sweep.test.ts', ...LIMITS],
  },
  {
    name: 'a file that is given up does not count',
    file: 'sdk/core/files/uploads.ts',
    find: "    if (!(await store.files.settle(now, now.state, { state: 'cancelled' })))\n      throw new CareError('file-used');",
    replace:
      "    if (!(await store.files.remove(now.site, now.id)))\n      throw new CareError('file-used');",
    rule: 'quotas count what was begun',
    first: LIMITS,
  },
];
