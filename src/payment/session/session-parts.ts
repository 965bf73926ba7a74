import type { AttemptPolls } from './attempt-polls.ts';
import type { Page } from './page.ts';
import type { ServerLink } from './server-link.ts';
import type { SessionStore } from './session-store.ts';
import type { WindowFollower } from './window-follower.ts';

/** What the classes of one session work on together. */
export interface SessionParts {
  page: Page;
  store: SessionStore;
  server: ServerLink;
  polls: AttemptPolls;
  window: WindowFollower;
}
