// `npx care-widget export`: everything of a site or a contact, from the database and over HTTP.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openDisk } from '../../sdk/files/disk.ts';
import { cli } from '../support/cli.ts';
import { openApiStage, type ApiStage, type Talk } from './api-stage.ts';

type Line = Record<string, unknown> & { kind: string };

describe('npx care-widget export', () => {
  let home: string;
  let stage: ApiStage;
  let talks: Talk[];
  const HOSTILE = '=HYPERLINK("http://evil.example";"x")';
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'care-export-'));
    const files = `disk:${join(home, 'kept')}`;
    stage = await openApiStage(`sqlite:${join(home, 'care.db')}`, { files });
    talks = [await stage.newTalk(), await stage.newTalk(), await stage.newTalk('other')];
    const { conversation, file } = talks[0]!;
    const { conversations } = stage.care.api;
    const disk = await openDisk(join(home, 'kept'));
    const row = (await stage.store.files.get('demo', file))!;
    await disk.put({ site: 'demo', name: row.object }, bytes(), {
      offset: 0,
      size: 40,
      signal: new AbortController().signal,
    });
    await conversations.post({ site: 'demo', conversation, text: HOSTILE });
    await conversations.note({ site: 'demo', conversation, text: 'A regular' });
    for (let i = 0; i < 120; i++)
      await conversations.post({ site: 'demo', conversation, text: `Line ${i}` });
    await writeFile(
      join(home, 'care.config.mjs'),
      `export default { agents: [], store: 'sqlite:care.db', files: 'disk:kept', sites: {
        demo: { name: 'Demo', origins: ['https://shop.example'] }, other: { name: 'Other', origins: ['https://o.example'] } } };`,
    );
  });
  after(async () => {
    await stage.end();
    await rm(home, { recursive: true });
  });
  async function* bytes() {
    yield Buffer.alloc(40, 'b');
  }
  const run = async (args: string[], env: Record<string, string> = {}) => {
    const done = cli({ cwd: home, env }, 'export', ...args);
    return { code: await done.ended, out: done.out(), err: done.err() };
  };
  const lines = async (path: string) =>
    (await readFile(join(home, path), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  const counts = (all: Line[]) => (all.at(-1)!.kind === 'end' ? all.at(-1)!['counts'] : null);

  it('writes a whole site page by page into files that nobody else may read', async () => {
    const { code, out, err } = await run(['--site', 'demo', '--out', 'site', '--notes']);
    assert.equal(code, 0, err);
    assert.match(
      out,
      /^site: 2 contacts, 2 conversations, 126 entries, 1 files, 1 files missing\.\n$/,
    );
    const all = await lines('site/export.jsonl');
    assert.equal(all[0]!.kind, 'export');
    assert.equal((counts(all) as { entries: number }).entries, 126);
    const text = JSON.stringify(all);
    assert.ok(text.includes('A regular') && text.includes('Line 119'));
    assert.ok(!text.includes(talks[2]!.conversation), 'nothing of the other site');
    const [kept] = await readdir(join(home, 'site/files'));
    assert.equal(kept, `${talks[0]!.file}-bill.pdf`);
    assert.equal((await readFile(join(home, 'site/files', kept!))).length, 40);
    assert.equal((await stat(join(home, 'site/export.jsonl'))).mode & 0o077, 0);
    const sheet = await readFile(join(home, 'site/messages.csv'), 'utf8');
    assert.ok(sheet.includes(`"'=HYPERLINK(""http://evil.example"";""x"")"`), sheet.slice(0, 900));
    assert.equal(sheet.trim().split('\r\n').length, 1 + 124);
  });

  it('says the same over HTTP, with a key', async () => {
    const { secret } = await stage.key(
      ['demo'],
      ['conversations:read', 'contacts:read', 'files:read', 'sites:read'],
    );
    const args = ['--url', stage.url, '--out', 'remote'];
    const { code, err } = await run(args, { CARE_KEY: secret });
    assert.equal(code, 0, err);
    await run(['--site', 'demo', '--out', 'near']);
    const facts = async (name: string) =>
      (await lines(`${name}/export.jsonl`)).filter(({ kind }) => kind !== 'export');
    assert.deepEqual(await facts('remote'), await facts('near'));
    assert.equal((await readdir(join(home, 'remote/files'))).length, 1);
    assert.ok(!JSON.stringify(await facts('near')).includes('A regular'), 'notes only when asked');
  });

  it('writes one contact into one file, and notes it in the audit log', async () => {
    const { contact, conversation } = talks[1]!;
    const args = ['--site', 'demo', '--contact', contact, '--out', 'one.jsonl'];
    const { code, err } = await run(args);
    assert.equal(code, 0, err);
    const all = await lines('one.jsonl');
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ['export', 'contact', 'conversation', 'entry', 'entry', 'end'],
    );
    assert.ok(JSON.stringify(all[2]).includes(conversation));
    const [entry] = (await stage.care.api.audit.list({ site: 'demo', limit: 1 })).items;
    assert.deepEqual([entry!.action, entry!.target], ['contact.exported', contact]);
  });

  it('says in one line what is wrong, and writes over nothing', async () => {
    const { secret } = await stage.key(['demo'], ['sites:read']);
    const CARE_KEY = secret;
    for (const [args, code, complaint, env] of [
      [[], 2, /--site is missing: which of demo, other\? See/, {}],
      [['--site', 'x'], 2, /there is no site "x"; known: demo, other\./, {}],
      [['--site', 'demo', '--out', 'kept'], 2, /kept is not empty: name a folder that is/, {}],
      [['--site', 'demo', '--contact', 'nobody', '--out', 'no'], 1, /There is no such thing/, {}],
      [['--url', stage.url], 2, /needs an API key in the variable CARE_KEY/, {}],
      [['--url', stage.url, '--out', 'no2'], 1, /needs the scope contacts:read/, { CARE_KEY }],
      [['--url', 'http://127.0.0.1:9'], 1, /could not be reached/, { CARE_KEY }],
      [['--config', 'nowhere.mjs'], 1, /there is no file nowhere\.mjs/, {}],
    ] as const) {
      const done = await run([...args], env);
      assert.equal(done.code, code, done.err);
      assert.match(done.err, complaint);
      assert.equal(done.err.trim().split('\n').length, 1, done.err);
      assert.equal(done.out, '');
    }
    await writeFile(
      join(home, 'lost.mjs'),
      `export default { agents: [], store: 'sqlite:lost.db', sites: { demo: { name: 'D', origins: ['https://a.example'] } } };`,
    );
    const lost = await run(['--config', 'lost.mjs']);
    assert.match(lost.err, /there is no database lost\.db here/);
    assert.ok(!existsSync(join(home, 'lost.db')), 'none is made');
  });
});
