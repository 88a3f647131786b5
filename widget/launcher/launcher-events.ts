/** The panel was opened. */
export class CareOpenEvent extends Event {
  static readonly type = 'care-open';
  constructor() {
    super(CareOpenEvent.type, { bubbles: true, composed: true });
  }
}

/** The panel was closed. */
export class CareCloseEvent extends Event {
  static readonly type = 'care-close';
  constructor() {
    super(CareCloseEvent.type, { bubbles: true, composed: true });
  }
}
