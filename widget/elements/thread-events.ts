// What a thread tells whoever placed it. None of them leaves the host that placed it.

/** `care-retry`: the reader wants an op to be sent, again or at last; `care-discard`: gives it up. */
export class CareOpEvent extends Event {
  readonly op: string;
  constructor(type: 'care-retry' | 'care-discard', op: string) {
    super(type);
    this.op = op;
  }
}

/**
 * `care-load-older`: the reader has come to the oldest loaded event, and there are older ones; `care-seen`: the newest
 * message, unread until now, is in front of the reader's eyes.
 */
export class CareConversationEvent extends Event {
  readonly conversation: string;
  constructor(type: 'care-load-older' | 'care-seen', conversation: string) {
    super(type);
    this.conversation = conversation;
  }
}
