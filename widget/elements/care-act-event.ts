/** The visitor has begun to write: from now on the device may keep what belongs to the chat. */
export class CareActEvent extends Event {
  static readonly type = 'care-act';
  constructor() {
    super(CareActEvent.type);
  }
}
