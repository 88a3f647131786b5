/** What webhooks can ask for: the types of `CareEvent`, to which a test holds this list. */
export const EVENT_TYPES = [
  'conversation.started',
  'message.posted',
  'conversation.resolved',
  'conversation.reopened',
  'conversation.assigned',
] as const;
