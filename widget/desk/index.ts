// Public entry `care-widget/desk`, and `care-desk.js` for a script tag: defines <care-desk>.
import { AgentComposerElement } from '../elements/agent-composer.ts';
import { AgentThreadElement } from '../elements/agent-thread.ts';
import { define } from '../elements/define.ts';
import { CareDeskElement } from './care-desk.ts';
import { DeskConversationElement } from './desk-conversation.ts';
import { DeskCustomerElement } from './desk-customer.ts';
import { DeskKeysElement } from './desk-keys.ts';
import { DeskListElement } from './desk-list.ts';
import { DeskWriteElement } from './desk-write.ts';

define('care-composer', AgentComposerElement);
define('care-thread', AgentThreadElement);
define('care-desk-list', DeskListElement);
define('care-desk-conversation', DeskConversationElement);
define('care-desk-customer', DeskCustomerElement);
define('care-desk-keys', DeskKeysElement);
define('care-desk-write', DeskWriteElement);
define('care-desk', CareDeskElement);

export { CareDeskElement };
export type { Clock } from '../../sdk/runtime.ts';
