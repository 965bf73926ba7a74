/** What every error, warning and log line of the kit starts with, so that a developer can filter for it. */
export const MESSAGE_PREFIX = 'kiwoom-checkout: ';
