'use client';

import { type ComponentPropsWithRef, type Ref, useState } from 'react';
import { formatDateTime, formatLeft, isKoreanClock } from '../../labels/dates.ts';
import { formatWon } from '../../labels/format-won.ts';
import type { Label, LabelKey } from '../../labels/labels.ts';
import type { PaymentIn } from '../../payment/machine/payment-state.ts';
import type { DisplayProps } from '../context/display.ts';
import { displayed } from '../context/display-provider.tsx';
import { usePart } from '../context/use-part.ts';
import { ActionButton, ActionLink } from '../ui/action-button.tsx';
import { cx, present } from '../ui/class-names.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icons.tsx';
import { useClassNames } from '../ui/slots.tsx';
import { Notice, type NoticeTone } from '../ui/status-notice.tsx';
import { useNow } from '../ui/use-now.ts';

export interface VirtualAccountProps extends ComponentPropsWithRef<'div'>, DisplayProps {
  state: PaymentIn<'awaiting-deposit'>;
  /** Once the deadline has passed. Without it there is no such button. */
  onOrderAgain?: (() => void) | undefined;
  /** Where a link leads in place of that button, when there is no `onOrderAgain`. */
  orderAgainHref?: string | undefined;
  /** The title, for moving the focus to it. */
  titleRef?: Ref<HTMLHeadingElement> | undefined;
}

/** Attributes of the root. */
export interface VirtualAccountState {
  /** Less than an hour is left. @selector [data-soon] */
  soon: boolean;
  /** The deadline has passed. @selector [data-expired] */
  expired: boolean;
}

const HOUR = 3600;

type Phase = 'waiting' | 'soon' | 'expired';

/**
 * Where and until when to deposit: the deadline by Korea's clock first, the time left beside it. The number can be
 * copied. Renders a `<div>`.
 */
export const VirtualAccount = displayed(function VirtualAccount(props: VirtualAccountProps) {
  const { state, onOrderAgain, orderAgainHref, titleRef, className, ...rest } = props;
  const { label, lang, colorScheme, cls } = usePart();
  const { account, amount } = state;
  const now = useNow(account.behind);
  const phase = phaseOf(account.dueAt, now);
  const expired = phase === 'expired';
  const { tone, title, body } = WORDS[phase];
  return (
    <div
      {...rest}
      lang={rest.lang ?? lang}
      className={cx('kc', cls('virtualAccount'), className)}
      data-scheme={colorScheme}
      data-soon={present(phase === 'soon')}
      data-expired={present(expired)}
    >
      <div className={cls('account')}>
        <Notice tone={tone} icon={<Icon name="clock" />} title={label(title)} titleRef={titleRef}>
          <p>{label(body)}</p>
        </Notice>
        <AccountTo account={account} canCopy={!expired} label={label} />
        <dl className={cls('accountRows')}>
          <div className={cls('line')}>
            <dt>{label('accountAmount')}</dt>
            <dd className="kc-num kc-strong">{formatWon(amount, label)}</dd>
          </div>
          <DueRows dueAt={account.dueAt} now={now} label={label} />
        </dl>
      </div>
      {expired ? <OrderAgain label={label} onClick={onOrderAgain} href={orderAgainHref} /> : null}
      {expired ? null : <p className={cls('note')}>{label('awaitingDepositNote')}</p>}
      <DeadlineAnnouncement phase={now === null ? null : phase} label={label} />
    </div>
  );
});

interface AccountToProps {
  account: VirtualAccountProps['state']['account'];
  canCopy: boolean;
  label: Label;
}

/** Bank, holder and number of the account. */
function AccountTo({ account, canCopy, label }: AccountToProps) {
  const cls = useClassNames();
  return (
    <div className={cls('accountTo')}>
      <div>
        <p className={cls('accountBank')}>
          {account.bankName}
          {account.holder ? ` · ${label('accountHolder')} ${account.holder}` : null}
        </p>
        <p className={cls('accountNumber')}>{account.number}</p>
      </div>
      {canCopy ? <CopyButton number={account.number} label={label} /> : null}
    </div>
  );
}

interface OrderAgainProps {
  label: Label;
  onClick: (() => void) | undefined;
  href: string | undefined;
}

function OrderAgain({ label, onClick, href }: OrderAgainProps) {
  const text = label('accountButtonExpired');
  if (onClick) {
    return (
      <ActionButton kind="next" onClick={onClick}>
        {text}
      </ActionButton>
    );
  }
  if (!href) return null;
  return (
    <ActionLink kind="next" href={href}>
      {text}
    </ActionLink>
  );
}

const WORDS: Record<Phase, { tone: NoticeTone; title: DepositKey; body: DepositKey }> = {
  waiting: { tone: 'accent', title: 'awaitingDepositTitle', body: 'awaitingDepositBody' },
  soon: { tone: 'caution', title: 'accountTitleSoon', body: 'awaitingDepositBody' },
  expired: { tone: 'quiet', title: 'accountTitleExpired', body: 'accountBodyExpired' },
};

type DepositKey = Extract<
  LabelKey,
  'awaitingDepositTitle' | 'awaitingDepositBody' | 'accountTitleSoon' | 'accountTitleExpired' | 'accountBodyExpired'
>;

function phaseOf(dueAt: number, now: number | null): Phase {
  // 0: the record names no deadline.
  if (now === null || dueAt === 0 || dueAt - now > HOUR) return 'waiting';
  return now > dueAt ? 'expired' : 'soon';
}

function DueRows({ dueAt, now, label }: { dueAt: number; now: number | null; label: Label }) {
  const cls = useClassNames();
  if (dueAt === 0) return null;
  const here =
    now === null || isKoreanClock(dueAt)
      ? null
      : formatDateTime(dueAt, label, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const due = label('dateTime', { ...formatDateTime(dueAt, label) });
  // English writes the zone with the time.
  const zone = label('accountTimeZone');
  return (
    <>
      <div className={cls('line')}>
        <dt>{label('accountDue')}</dt>
        <dd>
          <span className="kc-num">{due}</span> {due.includes(zone) ? null : <small>{zone}</small>}
        </dd>
      </div>
      {here ? (
        <div className={cls('line')}>
          <dt>{label('accountLocalTime')}</dt>
          <dd className="kc-num">{label('accountLocalTimeValue', { ...here })}</dd>
        </div>
      ) : null}
      {now !== null && now > dueAt ? null : (
        <div className={cls('line')}>
          <dt>{label('accountLeft')}</dt>
          <dd className="kc-num kc-left">{now === null ? '' : formatLeft(dueAt - now, label)}</dd>
        </div>
      )}
    </>
  );
}

/** The countdown itself is silent; only the last hour and the end are announced, when they come while the page is open. */
function DeadlineAnnouncement({ phase, label }: { phase: Phase | null; label: Label }) {
  const [first, setFirst] = useState<Phase | null>(null);
  if (first === null && phase !== null) setFirst(phase);
  const isNews = first !== null && phase !== first;
  return (
    <p role="status" className="kc-sr">
      {isNews && phase === 'soon' ? label('announceAccountSoon') : null}
      {isNews && phase === 'expired' ? label('announceAccountExpired') : null}
    </p>
  );
}
