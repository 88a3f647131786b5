// What shows a conversation, in a file of its own: nobody needs it before there is one, or somebody begins to write.
import { CareThreadElement } from './care-thread.ts';
import { define } from './define.ts';

define('care-thread', CareThreadElement);
