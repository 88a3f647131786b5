// Bugs of the client: what was written goes once and in order, what happened is shown once and in order, and a
// connection that is dead is noticed.
import type { SeededBug } from './seeded-bug.ts';

const OUTBOX = ['test/widget/client-outbox.node.test.ts'];
const HELD = ['test/widget/client-held.node.test.ts'];
const READING = ['test/widget/client-reading.node.test.ts'];
const DESK = ['test/widget/client-desk.node.test.ts'];
const TABS = ['test/widget/client-tabs.node.test.ts'];
const MOVING = ['test/widget/client-moved.node.test.ts'];
const CONNECTION = ['test/widget/client-connection.node.test.ts'];
const MARKS = ['test/widget/client-marks.node.test.ts'];
const CLOSING = ['test/widget/client-closing.node.test.ts'];
const SHOWN = ['test/widget/client-shown.node.test.ts'];
const COMPOSER = ['test/widget/elements-composer.test.ts'];

const WRITING: readonly SeededBug[] = [
  {
    name: 'composer cleared before the commit',
    file: 'widget/elements/care-composer.ts',
    find: "if ((await this.send(text, files)) === false) return;\n      if (this.value === text) this.value = '';",
    replace: "this.value = '';\n      await this.send(text, files);",
    rule: 'what was written stays in the composer until it is kept',
    first: COMPOSER,
  },
  {
    name: 'shown as waiting before it is durable',
    file: 'widget/client/posting.ts',
    find: 'await this.core.journal.post(rows, endedBy(this.core, action));',
    replace: 'void this.core.journal.post(rows, endedBy(this.core, action));',
    rule: 'a message leaves the composer only once the device has it',
    first: OUTBOX,
  },
  {
    name: 'row forgotten when it is sent',
    file: 'widget/client/outbox.ts',
    find: '    entry.answersDue += 1;\n',
    replace:
      '    entry.answersDue += 1;\n    this.#core.journal.write({ settled: [entry.row.op] });\n',
    rule: 'a message is on the device until the server has acknowledged it',
    first: OUTBOX,
  },
  {
    name: 'sent again under a new id',
    file: 'widget/client/outbox.ts',
    find: "    entry.state = 'waiting';\n    entry.bounced = 0;",
    replace:
      "    entry.row = { ...row, op: `${row.op.slice(0, -1)}${row.op.endsWith('0') ? '1' : '0'}` };\n    entry.state = 'waiting';\n    entry.bounced = 0;",
    rule: 'a message keeps its op id however often it is sent',
    first: OUTBOX,
  },
  {
    name: 'newest first',
    file: 'widget/client/outbox-entry.ts',
    find: 'return due.slice(0, OPS_WINDOW);',
    replace: 'return due.slice(0, OPS_WINDOW).reverse();',
    rule: 'messages of one conversation go in the order in which they were written',
    first: OUTBOX,
  },
  {
    name: 'no predecessor named',
    file: 'widget/client/outbox-entry.ts',
    find: '...(after && { after }),',
    replace: '',
    rule: 'an op names the one before it, so that a lost one stops those behind it',
    first: OUTBOX,
  },
  {
    name: 'what is refused for good stops those behind it',
    file: 'widget/client/outbox-entry.ts',
    find: "const due = all.filter(({ state }) => state === 'waiting' || state === 'sending');",
    replace:
      "if (all.some(({ state }) => state === 'failed')) return [];\n    const due = all.filter(({ state }) => state === 'waiting' || state === 'sending');",
    rule: 'a refusal for good stops nobody behind it',
    first: OUTBOX,
  },
  {
    name: 'a refusal that passes counts as final',
    file: 'widget/client/outbox.ts',
    find: 'if (nak.retryable) this.#rest(entry, nak);',
    replace: 'if (nak.retryable && nak.retryAfterMs !== undefined) this.#rest(entry, nak);',
    rule: 'what is refused for now is sent again',
    first: OUTBOX,
  },
  {
    name: 'not sent again after a break',
    file: 'widget/client/outbox.ts',
    find: '      entry.answersDue = 0;\n      this.#rewind(entry);',
    replace: '      entry.answersDue = 0;',
    rule: 'what had no answer when the connection broke goes again',
    first: OUTBOX,
  },
  {
    name: 'rows of a day ago sent without asking',
    file: 'widget/client/outbox.ts',
    find: "      entry.state = 'held';\n",
    replace: "      entry.state = 'waiting';\n",
    rule: 'what is older than a day is sent when its writer says so',
    first: HELD,
  },
  {
    name: 'rows of a closed tab are left lying',
    file: 'widget/client/outbox.ts',
    find: 'const rows = kept.filter(isNew);',
    replace: 'const rows = kept.filter((row) => this.#find(row.op) && isNew(row));',
    rule: 'what a closed tab has left in the outbox is sent by another one',
    first: TABS,
  },
  {
    name: 'a tab does not look at the device before it sends',
    file: 'widget/client/engine.ts',
    find: 'void this.posting.adopt().then(() => {\n      if (this.core.state.snapshot.link === link) this.outbox.connected();\n    });',
    replace: 'if (link) this.outbox.connected();\n    void this.posting.adopt();',
    rule: 'what another tab has moved or had confirmed is not sent from where it was',
    first: MOVING,
  },
  {
    name: 'a tab moves what the device has given to another one',
    file: 'widget/client/move-unsent.ts',
    find: 'if (outbox.get(first.op)?.conversation === conversation) outbox.add(rows);',
    replace: 'outbox.add(rows);',
    rule: 'what another tab has moved, or had confirmed, does not move again',
    first: SHOWN,
  },
  {
    name: 'an answer for another conversation is taken',
    file: 'widget/client/engine.ts',
    find: 'if (this.outbox.get(op)?.conversation !== conversation) return;',
    replace: 'if (!this.outbox.get(op)) return;',
    rule: 'what has moved is not confirmed where it was',
    first: MOVING,
  },
  {
    name: 'a refusal for another conversation is taken',
    file: 'widget/client/outbox.ts',
    find: "if (!entry || entry.state === 'sent' || entry.row.conversation !== nak.conversation) return;",
    replace: "if (!entry || entry.state === 'sent') return;",
    rule: 'what has moved is not refused where it was',
    first: MOVING,
  },
];

const SHOWING: readonly SeededBug[] = [
  {
    name: 'gap ignored',
    file: 'widget/client/apply-rule.ts',
    find: 'for (let next = waiting.get(have + 1); next; next = waiting.get(have + 1)) {',
    replace:
      'for (const next of [...waiting.values()].filter((event) => event.seq > have).sort((a, b) => a.seq - b.seq)) {',
    rule: 'no event is shown before the one that comes before it',
    first: READING,
  },
  {
    name: 'what came twice is shown twice',
    file: 'widget/client/merge-logs.ts',
    find: 'const fresh = added.filter((event) => !known.has(keyOf(event)) && known.add(keyOf(event)));',
    replace: 'const fresh = added.filter((event) => known && event);',
    rule: 'an event that comes again is shown once',
    first: DESK,
  },
  {
    name: 'a gap is never asked for',
    file: 'widget/client/gaps.ts',
    find: 'if (!thread || !isBehind(thread)) this.#stop(conversation);',
    replace: 'if (!thread || !isBehind(thread) || thread) this.#stop(conversation);',
    rule: 'what is known to exist and does not come is asked for (Rocket.Chat #38148)',
    first: READING,
  },
  {
    name: 'heads of a heartbeat ignored',
    file: 'widget/client/engine.ts',
    find: "return this.conversations.heads(frame.heads, 'heartbeat');",
    replace: 'return;',
    rule: 'a hint that got lost is found by the next heartbeat',
    first: READING,
  },
  {
    name: 'heartbeats unanswered',
    file: 'widget/client/announcer.ts',
    find: "this.#core.send({ type: 'have', heartbeat, heads: headsOf(this.#followed()) });",
    replace: '',
    rule: 'a heartbeat is answered with what is held',
    first: MARKS,
  },
  {
    name: 'events of another epoch go on where the old ones ended',
    file: 'widget/client/conversations.ts',
    find: 'if (view.epoch === null || view.epoch === epoch) return true;',
    replace: 'if (view.epoch !== undefined) return true;',
    rule: 'another epoch is got anew, and nothing of the old one is kept',
    first: READING,
  },
  {
    name: 'an open conversation is trusted after the page slept',
    file: 'widget/client/connection.ts',
    find: "else if (at === 'ready' && why === 'look') this.#liveness?.check();",
    replace: "else if (at === 'ready') return;",
    rule: 'a socket that claims to be open after a sleep is not believed',
    first: CONNECTION,
  },
  {
    name: 'a half-open connection is never noticed',
    file: 'widget/client/liveness.ts',
    find: 'if (wait <= 0) dead();\n    else cancel',
    replace: 'if (wait <= 0) cancel = clock.after(SILENCE_MAX_MS, check);\n    else cancel',
    rule: 'silence ends a connection',
    first: CONNECTION,
  },
  {
    name: 'an op without an answer is not missed',
    file: 'widget/client/liveness.ts',
    find: 'return sentAt === null\n',
    replace: 'return sentAt === null || sentAt > 0\n',
    rule: 'an op that gets no answer ends the connection on which it went (Rocket.Chat #36023)',
    first: CONNECTION,
  },
  {
    name: 'everybody comes back at the same moment',
    file: 'widget/client/jitter.ts',
    find: 'return ((a * 256 + b) / 65_535) * ms;',
    replace: 'return a + b < 0 ? 0 : ms;',
    rule: 'waits are random, so that clients do not come back together',
    first: CONNECTION,
  },
  {
    name: 'the wait never grows',
    file: 'widget/client/connection.ts',
    find: 'const attempt = (this.#attempt += 1);',
    replace: 'const attempt = this.#attempt;',
    rule: 'each attempt waits longer than the one before',
    first: CONNECTION,
  },
  {
    name: 'a wait that was cut short ends once more',
    file: 'widget/client/connection.ts',
    find: 'once(clock, ms, () => this.#connect(), signal);',
    replace: 'once(clock, ms, () => signal && this.#connect(), new AbortController().signal);',
    rule: 'whoever leaves a state ends its timers',
    first: CONNECTION,
  },
  {
    name: 'every close is an invitation to come back',
    file: 'widget/client/connection.ts',
    find: 'const policy = closePolicy(code);',
    replace: "const policy: ClosePolicy = closePolicy(code) && 'resume';",
    rule: 'what the server ended for good stays so',
    first: CLOSING,
  },
  {
    name: 'a token that is void is kept',
    file: 'widget/client/engine.ts',
    find: 'if (!(await this.#identity.isCustomers())) return this.#identity.forget();',
    replace: 'if (!(await this.#identity.isCustomers())) return;',
    rule: 'a void token is not used again',
    first: TABS,
  },
  {
    name: 'welcome counts before the token is kept',
    file: 'widget/client/engine.ts',
    find: 'if (token !== undefined && !(await this.#identity.adopt(token, you.id))) return false;',
    replace: 'if (token !== undefined) void this.#identity.adopt(token, you.id);',
    rule: 'two tabs of one device are one contact (Chatwoot #4335)',
    first: TABS,
  },
];

export const CLIENT_BUGS: readonly SeededBug[] = [...WRITING, ...SHOWING];
