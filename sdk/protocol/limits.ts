// Every number both halves must agree on. PROTOCOL.md names these constants and never repeats their values.

/** The version this build speaks; a server also speaks the one before it. */
export const PROTOCOL_VERSION = 1;
/** Versions a server of this build accepts, newest first. */
export const SUPPORTED_VERSIONS: readonly number[] = [1];

export const FRAME_MAX_BYTES = 65_536;
/** Until a valid `hello` a socket may send one frame of at most this size. */
export const HELLO_MAX_BYTES = 8_192;
export const HELLO_WITHIN_MS = 5_000;
export const JSON_MAX_DEPTH = 12;
export const JSON_MAX_KEYS = 64;

export const TEXT_MAX_CHARS = 8_000;
export const NAME_MAX_CHARS = 80;
export const URL_MAX_CHARS = 2_000;
export const TITLE_MAX_CHARS = 200;

/** A shop's token for a customer. */
export const IDENTITY_MAX_CHARS = 4_096;
/** A shop's token says who was logged in a moment ago; after this long it says nothing, whatever its `exp`. */
export const IDENTITY_MAX_AGE_MS = 900_000;
/** Longest address of a mailbox that SMTP carries. */
export const EMAIL_MAX_CHARS = 254;
/** Orders that a shop's token may name. */
export const ORDERS_MAX = 10;

/** Files of one message. */
export const FILES_PER_MESSAGE = 5;
export const FILE_NAME_MAX_CHARS = 120;
/** A client sends no more of a file with one request: progress shows, and slow lines stay within servers' patience. */
export const UPLOAD_CHUNK_BYTES = 262_144;
/** An upload that nobody goes on with, or that no message names, is forgotten after this long. */
export const UPLOAD_KEPT_MS = 86_400_000;
/** How long the address of a file's bytes is good. */
export const FILE_LINK_LASTS_MS = 300_000;

export const CHOICES_MAX = 8;
/** Of a quick reply, and of the label of a card's link. */
export const CHOICE_MAX_CHARS = 80;
export const CARD_TEXT_MAX_CHARS = 500;
export const CARD_LINKS_MAX = 3;

/** Of each text of what a page tells of its shopper, and of each of its lists. */
export const CONTEXT_TEXT_MAX_CHARS = 200;
export const CONTEXT_LIST_MAX = 12;
/** A client sends no more of it than this, as JSON: it fits into a frame with the longest message. */
export const CONTEXT_MAX_CHARS = 6_000;

/** Articles of a site and language that a device holds; of more it asks the server to search. */
export const ARTICLES_ON_DEVICE_MAX = 2_000;
/** After word that articles have changed, a client asks for them at a random moment within this time. */
export const ARTICLES_SPREAD_MS = 10_000;
export const ARTICLE_SUMMARY_MAX_CHARS = 500;
/** Of an article's Markdown. */
export const ARTICLE_TEXT_MAX_CHARS = 40_000;
/** Of each of an article's lists of topics, products, pages, keywords and related articles. */
export const ARTICLE_LIST_MAX = 20;
/** How deep lists and quotes of an article lie in each other. */
export const ARTICLE_DEPTH_MAX = 6;
/** Of why an article helped or did not. */
export const VOTE_REASON_MAX_CHARS = 500;
/** Of what was searched for; a client cuts the rest off. */
export const SEARCH_MAX_CHARS = 200;
/** Articles that a report of a search names. */
export const SEARCH_SHOWN_MAX = 10;

export const OPS_PER_SECOND = 5;
export const OPS_BURST = 20;
export const FRAMES_PER_SECOND = 20;
export const FRAMES_BURST = 60;
/** Ops a client may have in flight in one conversation. */
export const OPS_WINDOW = 8;

/** Frames of one HTTP exchange, `hello` included. */
export const EXCHANGE_MAX_FRAMES = 40;
/** Exchanges that one contact may have under way. */
export const EXCHANGES_PER_CONTACT = 4;
/** How long an exchange with nothing to answer waits for news. */
export const EXCHANGE_WAIT_MS = 25_000;

export const HEARTBEAT_EVERY_MS = 20_000;
/** The server spreads heartbeats by this share of the interval, so that clients do not answer in step. */
export const HEARTBEAT_SPREAD = 0.2;
/** A client that has heard nothing for this long treats the socket as dead. */
export const SILENCE_MAX_MS = 45_000;
/** A client whose op has no answer for this long treats the socket as dead. */
export const ANSWER_WITHIN_MS = 8_000;
/** A server ends a socket after this many heartbeats without an answer. */
export const HEARTBEATS_UNANSWERED_MAX = 2;

/** A resume with more missing events than this gets a snapshot instead of a delta. */
export const DELTA_MAX_EVENTS = 500;
export const DELTA_MAX_BYTES = 262_144;
/** Events in a snapshot, and in one page of history. */
export const PAGE_EVENTS = 50;
/** Out-of-order events a reader keeps while it waits for the gap to be filled. */
export const GAP_MAX_EVENTS = 500;
export const GAP_ASK_AFTER_MS = 250;
export const GAP_ASKS_MAX = 3;

export const SIGNAL_EVERY_MS = 2_000;
export const SIGNAL_LASTS_MS = 6_000;

/** Above this many unsent bytes a socket gets no signals. */
export const BACKPRESSURE_SIGNALS_BYTES = 262_144;
/** Above this many unsent bytes a socket gets heads instead of events. */
export const BACKPRESSURE_EVENTS_BYTES = 1_048_576;
/** Above this many unsent bytes, or lagging for `LAGGING_MAX_MS`, a socket is closed. */
export const BACKPRESSURE_CLOSE_BYTES = 4_194_304;
export const LAGGING_MAX_MS = 15_000;

export const OUTBOX_MAX_OPS = 200;
export const OUTBOX_MAX_CHARS = 2_000_000;
export const BACKOFF_BASE_MS = 1_000;
export const BACKOFF_MAX_MS = 30_000;
/** A connection that stayed up this long starts the backoff anew. */
export const STABLE_AFTER_MS = 60_000;
