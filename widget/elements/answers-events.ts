/** A person is wanted; what was asked goes along. */
export class CarePersonEvent extends Event {
  static readonly type = 'care-person';
  readonly question: string;
  constructor(question: string) {
    super(CarePersonEvent.type);
    this.question = question;
  }
}

/** The shopper has said whether an article helped: an act. */
export class CareVoteEvent extends Event {
  static readonly type = 'care-vote';
  constructor() {
    super(CareVoteEvent.type);
  }
}

/** An article is wanted. */
export class CareArticleEvent extends Event {
  static readonly type = 'care-article';
  readonly article: string;
  constructor(article: string) {
    super(CareArticleEvent.type);
    this.article = article;
  }
}

/** Back leads to the list now, or out of the answers. */
export class CareMovedEvent extends Event {
  static readonly type = 'care-moved';
  constructor() {
    super(CareMovedEvent.type);
  }
}
