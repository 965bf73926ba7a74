import type { ComponentPropsWithRef, FormEvent } from 'react';

type FormHandlers = Pick<ComponentPropsWithRef<'form'>, 'onSubmit' | 'onReset'>;

/**
 * The handlers of a form of the kit. Its events stay its own: React passes them on to the parents of a portal, so a
 * checkout in a modal would submit the form of the shop around it.
 *
 * @param onSend called at a submit, unless the shop's `onSubmit` has prevented it.
 */
export function ownFormEvents(
  { onSubmit, onReset }: FormHandlers,
  onSend: (event: FormEvent<HTMLFormElement>) => void,
): Required<FormHandlers> {
  return {
    onSubmit(event) {
      event.stopPropagation();
      onSubmit?.(event);
      if (event.defaultPrevented) return;
      event.preventDefault();
      onSend(event);
    },
    onReset(event) {
      event.stopPropagation();
      onReset?.(event);
    },
  };
}
