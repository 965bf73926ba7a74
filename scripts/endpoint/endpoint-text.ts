/** The prose of docs/endpoint.md, around its tables. */

export const HEAD = `# The endpoint

What the checkout asks a shop's server, and what it has to answer. \`createCheckoutHandlers\` does all of it; a shop with a
Spring, PHP or Python server can write the same routes itself, from this page and from [endpoint.openapi.json](endpoint.openapi.json)
(OpenAPI 3.1). Routes, errors and the exchange below are written by \`npm run docs\` from the handlers; the tests call them for every status.

With a server of your own you need PortOne's REST API, a table of attempts, and a unique key. The smallest server answers \`complete\`
and receives \`webhook\`; \`order-status\` lets a checkout show at once what another tab or device has paid. Alternatively, pass your own
function as \`verify\` in place of \`endpoint\`: it takes \`{ merchantUid, impUid? }\` and resolves with a [verdict](#verdicts).`;

export const ORDER = `## A card payment, call by call

1. **Attempt.** Your server stores an attempt for the order: a new \`merchantUid\` of 1 to 40 characters, the amount in won, the order's number.
   It does so before the page knows the \`merchantUid\`. This route is yours: it is what \`order(attempt)\` of the checkout calls.
2. **\`order-status\`**, when the checkout opens and each time the shopper returns to the page. The pay button waits for the answer,
   five seconds at most.
3. **\`prepare\`**, optional. The page does not call it: call it from your server, or from your page before the checkout opens. It
   registers the amount with PortOne, so that a window that asks for another amount does not open.
4. **The window.** The page calls PortOne's script. Your server is not asked.
5. **\`complete\`**, when the window has closed, whatever it reported. It repeats that after 1, 1.5, 2.3 … seconds, at most 30 apart, while
   the answer is \`unpaid\` or does not come.
6. **\`webhook\`**, from PortOne, before or after step 5, or never, or several times.

**On a phone** the page is gone during step 4. PortOne returns the shopper to \`merchant.redirectUrl\` with \`imp_uid\`, \`merchant_uid\` and, after a
failure, \`error_code\` and \`error_msg\` in the query. \`<PaymentReturn>\` there reads them and continues with step 5. The server does nothing
special: these parameters are as little proof as the browser's callback, and \`imp_success\` is never read. A shopper who does not return
is known by the webhook, or by your own recheck.

**A virtual account** is \`awaiting-deposit\` after step 5, which is not paid: deliver nothing. The deposit comes hours or days later as a
webhook; meanwhile an open page asks \`complete\` after 10 seconds, then at most every 60.`;

export const COMPLETE = `## What \`complete\` does before it says \`paid\`

Nothing that the browser or a webhook sends is believed, except which payment to look at.

1. Read the attempt by \`merchantUid\` from your own tables. None: 404 \`order-not-found\`.
2. With \`impUid\`: \`GET /payments/{impUid}\` of PortOne, in a test environment with \`?include_sandbox=true\`: without it a payment of a test
   channel is a 404. Ignore the record if its \`merchant_uid\` is not the one asked for: it is the payment of another order.
3. Without one, or if that record is not paid: \`GET /payments/findAll/{merchantUid}\`, all of the records. One attempt may have several;
   money that arrived counts most, then an account that waits, then the newest.
4. Compare the record with the attempt: \`amount\` with the stored amount, \`currency\` with KRW, and in production refuse a record whose
   \`sandbox\` is true. Anything else is \`mismatch\`, and nothing is delivered.
5. \`status: paid\` with a full refund is \`cancelled\`; \`ready\` with \`vbank_num\` is \`awaiting-deposit\`; \`ready\` without it is \`unpaid\` with
   \`started\`; no record at all is \`unpaid\`, which is not \`failed\`.
6. If another attempt has paid the order, this is a second payment: deliver nothing, add \`duplicate\` to the verdict, notify a person.
7. Write the verdict and deliver in one step that only one process can win, for example an insert with the order as a unique key.
   Only then answer \`paid\`.
8. If PortOne or your database cannot be reached, answer 503. Never answer \`failed\` because something could not be asked.

The page waits 15 seconds for each answer. \`createCheckoutHandlers\` answers after five (\`completeWithin\`) with what is stored by then, and
continues the delivery.`;

export const AFTER_VERDICTS = `Amounts are whole won, times are unix seconds. A field without a value is absent or null. A page that does not know a failure's code shows it
as \`other\`.

## Once

\`complete\`, the return page, a reload, \`order-status\` and several webhooks may report one payment at the same moment, to several processes.
Each is answered; the delivery happens once, because it is claimed in the ledger before it runs. All routes but three may be repeated freely:
\`card-payments\` and \`billing-keys/pay\` move money, and \`billing-keys\` stores a card. The page sends these once and never repeats them: after
silence about a charge it asks \`complete\`. On the server, a second charge of an order is refused with \`payment-in-progress\` while the outcome of the first is
unknown, and an order that is paid is not charged: the answer is its verdict, or \`failed\` with \`already-paid\` where another attempt paid it.

A payment may be reported by none of them. \`payments.sweep()\`, run every minute or so, reads such attempts from PortOne: after ten minutes, then
each time the attempt is twice as old, for three days. A server of your own needs the same.

## Webhooks

PortOne sends \`imp_uid\`, \`merchant_uid\` and \`status\`, as JSON or as a form, as the console is set. It is not signed, so anyone can send it: use the two
ids, read the payment from PortOne, and go through the steps above. One id is enough. Answer 200 only when it is settled, or stored to
be settled, within 30 seconds. PortOne sends each webhook once, and none for a payment that failed; its support can switch on retries for your
account, up to five for a 5xx. So a webhook may be lost, and no order may depend on one. An order that you do not know is answered
200 with \`order-not-found\`, because one PortOne account may serve several shops.

## Which pages may call

Browsers of other sites must not reach these routes with the cookies of your shopper. All routes but \`webhook\` check, in this order:

1. \`Origin\` is one of \`allowedOrigins\`: allowed, with CORS headers.
2. \`Sec-Fetch-Site\` is \`same-origin\` or \`none\`: allowed. Another value: 403 \`cross-origin\`.
3. Neither \`Sec-Fetch-Site\` nor \`Origin\` (nor, for a POST, \`Referer\`): not a browser, allowed. \`authorize\` decides.
4. The origin is compared with \`publicOrigin\`, or else with the host that the request's headers name.

Then \`authorize\` decides, where the shop passes it: whose \`merchantUid\` it is, only the shop knows. Without \`authorize\`, anyone who knows a
\`merchantUid\` can read its verdict; so make it hard to guess. Bodies are at most 16 KB of \`application/json\`.`;

export const ERRORS = `## Errors

\`{ "code", "message" }\`, with \`issues\` or \`raw\` where the document has them; [errors.md](errors.md#http) explains each code. Every path also has
404 \`not-found\` and 405 \`method-not-allowed\` with \`allow\`. What a page makes of an answer:

| answer | the page |
| --- | --- |
| 200 with a verdict | shows it |
| 404 \`order-not-found\`, 403 \`forbidden\`, from \`complete\` | drops an attempt of an earlier visit, unless it is \`forbidden\` and may hold money; shows \`unconfirmed\` for a payment of this visit |
| 429 \`too-many-refusals\` of a charge | nothing was charged: \`failed\`, with the minutes until another card may be tried (\`retryAfter\`) |
| another 4xx of a charge, but 409, or \`not-charged\` | nothing was charged: \`failed\`, and the shopper may try again where that can help |
| 409, 500, 503, no answer, or something that is not of these routes | the outcome is unknown: repeats \`complete\`, and shows \`unconfirmed\` after a while, never \`failed\` |`;

export const PYTHON = `## The smallest server, in Python

\`complete\`, \`order-status\` and \`webhook\` for payments with a window, without packages:
[examples/other-languages/server.py](../examples/other-languages/server.py) of the repository, which the tests run against the sandbox with the page's own
client (Python 3.11). It does not authorize, checks the origin by \`Sec-Fetch-Site\` alone, takes no card, classifies no failure (all are \`other\`), and has
no recheck of attempts that are never reported: a shop needs all of these but the card.`;
