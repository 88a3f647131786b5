// Public entry `care-widget/desk`, and `care-desk.js` for a script tag: defines <care-desk>.
import { CareComposerElement } from '../elements/care-composer.ts';
import { CareThreadElement } from '../elements/care-thread.ts';
import { define } from '../elements/define.ts';
import { CareDeskElement } from './care-desk.ts';
import { DeskConversationElement } from './desk-conversation.ts';
import { DeskCustomerElement } from './desk-customer.ts';
import { DeskKeysElement } from './desk-keys.ts';
import { DeskListElement } from './desk-list.ts';
import { DeskWriteElement } from './desk-write.ts';

define('care-composer', CareComposerElement);
define('care-thread', CareThreadElement);
define('care-desk-list', DeskListElement);
define('care-desk-conversation', DeskConversationElement);
define('care-desk-customer', DeskCustomerElement);
define('care-desk-keys', DeskKeysElement);
define('care-desk-write', DeskWriteElement);
define('care-desk', CareDeskElement);

export { CareDeskElement };
