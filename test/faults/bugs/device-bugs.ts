// Bugs of what a device keeps, of tabs that share a socket, and of the way over HTTP.
import type { SeededBug } from './seeded-bug.ts';

const HISTORY = ['test/widget/history-idb.test.ts'];
const TABS = ['test/widget/tabs.node.test.ts'];
const TAKEOVER = ['test/widget/tabs-takeover.node.test.ts'];
const HTTP = ['test/widget/http-socket.node.test.ts'];

export const DEVICE_BUGS: readonly SeededBug[] = [
  {
    name: 'a message is durable when the browser feels like it',
    file: 'widget/history/idb-history.ts',
    find: 'post(rows: readonly OutboxRow[], drafts?: Drafts, from?: string): Promise<void> {\n    return this.#rows.strict(',
    replace:
      'post(rows: readonly OutboxRow[], drafts?: Drafts, from?: string): Promise<void> {\n    return this.#rows.relaxed(',
    rule: 'a message is written to the disk before it is called kept',
    first: HISTORY,
  },
  {
    name: 'a tab overwrites who the other one is',
    file: 'widget/history/idb-history.ts',
    find: 'if ((kept?.token ?? null) !== token) return kept;',
    replace: 'if (kept === undefined) return kept;',
    rule: 'of two tabs that become somebody at once, the first one counts for both',
    first: HISTORY,
  },
  {
    name: 'a failed opening is remembered',
    file: 'widget/history/idb-connection.ts',
    find: '    } catch (error) {\n      this.#forget(opening);\n      throw error;',
    replace: '    } catch (error) {\n      throw error;',
    rule: 'a store that could not be opened is tried again',
    first: HISTORY,
  },
  {
    name: 'messages evicted with the history',
    file: 'widget/history/idb-history.ts',
    find: "for (const id of change.dropped ?? []) store.delete(under('event', id));",
    replace:
      "for (const id of change.dropped ?? []) {\n        store.delete(under('event', id));\n        store.delete(OUTBOX);\n      }",
    rule: 'history may go, unsent messages may not',
    first: HISTORY,
  },
  {
    name: 'rows move although the device says that they are gone',
    file: 'widget/history/idb-history.ts',
    find: 'for (const { key, op } of there) store.put(sealed(posted.get(op)!), key);',
    replace:
      "for (const { key, op } of there) store.put(sealed(posted.get(op)!), key);\n        const gone = rows.slice(1).filter((row) => !there.some(({ op }) => op === row.op));\n        gone.forEach((row, i) => store.put(sealed(row), ['outbox', (kept.at(-1)?.order ?? 0) + 1 + i]));",
    rule: 'only what still waits where it was moves',
    first: HISTORY,
  },
  {
    name: 'a draft goes before its message is kept',
    file: 'widget/client/posting.ts',
    find: 'await this.core.journal.post(rows, endedBy(this.core, action));\n    showDrafts(this.core, endedBy(this.core, action));',
    replace:
      'const ended = endedBy(this.core, action);\n    showDrafts(this.core, ended);\n    await this.core.journal.post(rows, ended);',
    rule: 'a draft is there until the message that was made of it is kept',
    first: ['test/widget/client-drafts.node.test.ts'],
  },
  {
    name: 'healing forgets what was written meanwhile',
    file: 'widget/client/put-back.ts',
    find: 'const added = rowsToAdd(kept.outbox, rows);',
    replace: 'const added = rowsToAdd(kept.outbox, []);',
    rule: 'what was written while the device refused is on it once it is well',
    first: ['test/widget/client-healing.node.test.ts'],
  },
  {
    name: 'logging out leaves what was not sent',
    file: 'widget/client/journal.ts',
    find: '        await history?.wipe();\n',
    replace: '        await history?.swapIdentity(history ? null : null, null);\n',
    rule: 'after logging out nothing of whoever was here is left on the device',
    first: ['test/widget/client-log-out.node.test.ts'],
  },
  {
    name: 'what the server tells is not passed on to the other tabs',
    file: 'widget/client/tab-relay.ts',
    find: "if (this.#tabs.size > 0) this.#options.voice.say({ type: 'down', text });",
    replace: "if (this.#tabs.size > 2) this.#options.voice.say({ type: 'down', text });",
    rule: 'every tab of a browser is shown what happens',
    first: TABS,
  },
  {
    name: 'a frozen leader is waited for',
    file: 'widget/client/follower-socket.ts',
    find: 'else if (this.#unanswered++ === UNANSWERED_MAX)',
    replace: 'else if (this.#unanswered++ === -1)',
    rule: 'a leader that does not answer loses its place',
    first: TAKEOVER,
  },
  {
    name: 'whoever joins gets another one’s welcome',
    file: 'widget/client/resume-queue.ts',
    find: 'if (!this.#isOpen || this.#asked || this.#isResting) return;',
    replace: 'if (!this.#isOpen || this.#isResting) return;',
    rule: 'each tab gets its own welcome',
    first: ['test/widget/resume-queue.node.test.ts'],
  },
  {
    name: 'an answer by HTTP counts as an acknowledgement',
    file: 'widget/client/http-socket.ts',
    find: 'if (answer) this.#answered(answer);',
    replace:
      "for (const text of answer ? frames : []) {\n      const { type, op, conversation } = readFrame(text)!;\n      if (type === 'op') this.#down({ type: 'ack', op, conversation, seq: 1, at: 0 });\n    }\n    if (answer) this.#answered(answer);",
    rule: 'an op is acknowledged by its ack, whatever the status of the request',
    first: HTTP,
  },
  {
    name: 'a poll asks for what it has had',
    file: 'widget/client/http-socket.ts',
    find: '    this.#positions.passed(text);\n',
    replace: '',
    rule: 'each exchange goes on where the one before ended',
    first: HTTP,
  },
  {
    name: 'a poll skips what got lost',
    file: 'widget/client/http-positions.ts',
    find: 'for (const seq of seqs) if (seq === have + 1) have = seq;',
    replace: 'for (const seq of seqs) have = Math.max(have, seq);',
    rule: 'what did not arrive is asked for again',
    first: HTTP,
  },
];
