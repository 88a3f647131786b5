// What a thread tells whoever placed it. None of them leaves the host that placed it.

/** The reader wants a refused op to be sent again. */
export class CareRetryEvent extends Event {
  static readonly type = 'care-retry';
  readonly op: string;
  constructor(op: string) {
    super(CareRetryEvent.type);
    this.op = op;
  }
}

/** The reader gives up a refused op. */
export class CareDiscardEvent extends Event {
  static readonly type = 'care-discard';
  readonly op: string;
  constructor(op: string) {
    super(CareDiscardEvent.type);
    this.op = op;
  }
}

/** The reader has come to the oldest loaded event, and the server has older ones. */
export class CareLoadOlderEvent extends Event {
  static readonly type = 'care-load-older';
  readonly conversation: string;
  constructor(conversation: string) {
    super(CareLoadOlderEvent.type);
    this.conversation = conversation;
  }
}

/** The newest message, unread until now, is in front of the reader's eyes. */
export class CareSeenEvent extends Event {
  static readonly type = 'care-seen';
  readonly conversation: string;
  constructor(conversation: string) {
    super(CareSeenEvent.type);
    this.conversation = conversation;
  }
}
