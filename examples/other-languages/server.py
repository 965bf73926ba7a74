"""The smallest server of a checkout: complete, order-status and webhook. Without packages."""
import json, os, sqlite3, urllib.error, urllib.parse, urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

API, KEY, SECRET = (os.environ[name] for name in ("PORTONE_URL", "PORTONE_API_KEY", "PORTONE_API_SECRET"))
IS_TEST = os.environ.get("PORTONE_ENVIRONMENT") == "test"
DATABASE = os.environ["DATABASE_FILE"]
TABLES = """
create table if not exists attempts (merchant_uid text primary key, order_id text not null, amount integer not null);
create table if not exists winners (order_id text primary key, merchant_uid text not null, imp_uid text not null);
create table if not exists shipments (order_id text primary key);
"""


class Problem(Exception):
    def __init__(self, status, code, message):
        super().__init__(message)
        self.status, self.code = status, code


def portone(path, token=None, body=None):
    """What PortOne answers, or None for its 404. Everything unclear is a 503, and never a failed payment."""
    headers = {"content-type": "application/json", **({"authorization": f"Bearer {token}"} if token else {})}
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(API + path, data, headers), timeout=10) as answer:
            envelope = json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise Problem(503, "portone-unavailable", "PortOne cannot be asked.")
    except (OSError, ValueError):
        raise Problem(503, "portone-unavailable", "PortOne cannot be asked.")
    if envelope.get("code") != 0:
        raise Problem(503, "portone-unavailable", "PortOne refused.")
    return envelope["response"]


def records_of(merchant_uid, imp_uid):
    token = portone("/users/getToken", body={"imp_key": KEY, "imp_secret": SECRET})["access_token"]
    quoted = lambda text: urllib.parse.quote(text, safe="")
    claimed = portone(f"/payments/{quoted(imp_uid)}{'?include_sandbox=true' if IS_TEST else ''}", token) if imp_uid else None
    listed = portone(f"/payments/findAll/{quoted(merchant_uid)}?limit=1000", token) or {"list": []}
    found = {record["imp_uid"]: record for record in [*listed["list"], *([claimed] if claimed else [])]}
    # The payment of another order proves nothing about this one.
    return [record for record in found.values() if record["merchant_uid"] == merchant_uid]


def judge(attempt, record):
    """The verdict on one record, and its rank: money counts most, then an account, then a refund."""
    amount, status, refunded = record["amount"], record["status"], record.get("cancel_amount") or 0
    ids = {"merchantUid": attempt["merchant_uid"], "impUid": record["imp_uid"], "orderId": attempt["order_id"]}
    if status in ("paid", "cancelled") and (refunded >= amount or status == "cancelled" and refunded == 0):
        return 1, {"status": "cancelled", **ids, **({"refunded": amount} if refunded else {})}
    if status == "failed":
        raw = {"message": record["fail_reason"]} if record.get("fail_reason") else {}
        return 0, {"status": "failed", **ids, "failure": {"code": "other", "raw": raw}}
    is_account = status == "ready" and record.get("pay_method") == "vbank" and record.get("vbank_num")
    if status not in ("paid", "cancelled") and not is_account:
        return 0, {"status": "unpaid", **ids, "started": True}
    wrong = (
        "sandbox" if record["sandbox"] and not IS_TEST
        else "currency" if record["currency"] != "KRW"
        else "amount" if amount != attempt["amount"]
        else None
    )
    if wrong:
        until = {"depositUntil": record["vbank_date"]} if is_account else {}
        return (2 if is_account else 4), {"status": "mismatch", **ids, "reason": wrong, **until}
    if is_account:
        account = {"bankName": record.get("vbank_name") or "", "number": record["vbank_num"]}
        account.update(holder=record.get("vbank_holder"), dueAt=record.get("vbank_date") or 0)
        return 3, {"status": "awaiting-deposit", **ids, "amount": amount, "account": account}
    part = {"refunded": refunded} if refunded else {}
    return 5, {"status": "paid", **ids, "amount": amount, **part, "paidAt": record["paid_at"], "payMethod": record["pay_method"]}


def settle(db, merchant_uid, imp_uid=None):
    attempt = db.execute("select * from attempts where merchant_uid = ?", [merchant_uid]).fetchone()
    if attempt is None:
        raise Problem(404, "order-not-found", "There is no such order.")
    judged = [judge(attempt, record) for record in records_of(merchant_uid, imp_uid)]
    if not judged:
        return {"status": "unpaid", "merchantUid": merchant_uid, "orderId": attempt["order_id"]}
    verdict = max(judged, key=lambda one: one[0])[1]
    if verdict["status"] == "paid":
        order_id, paid = attempt["order_id"], [merchant_uid, verdict["impUid"]]
        with db:  # one transaction: the first one delivers, and only that
            if db.execute("insert or ignore into winners values (?, ?, ?)", [order_id, *paid]).rowcount:
                db.execute("insert into shipments values (?)", [order_id])
        winner = db.execute("select merchant_uid, imp_uid from winners where order_id = ?", [order_id]).fetchone()
        if list(winner) != paid:  # a second payment of the order: notify a person here
            own = {name: verdict[name] for name in ("merchantUid", "impUid", "orderId", "amount")}
            verdict["duplicate"] = {**own, "refund": "reported"}
    return verdict


def order_status(db, order_id):
    rows = db.execute("select merchant_uid from attempts where order_id = ? order by rowid desc", [order_id]).fetchall()
    verdicts = [settle(db, row["merchant_uid"]) for row in rows]
    rank = lambda verdict: (
        4 if verdict["status"] == "paid" and "duplicate" not in verdict
        else {"paid": 3, "awaiting-deposit": 2, "mismatch": 1}.get(verdict["status"], 0)
    )
    return {"orderId": order_id, "verdict": max(verdicts, key=rank, default=None)}


def answer(path, body):
    db = sqlite3.connect(DATABASE, timeout=10)
    db.row_factory = sqlite3.Row
    ids = {name: body.get(name) for name in ("merchantUid", "impUid", "orderId", "merchant_uid", "imp_uid")}
    if any(value is not None and (not isinstance(value, str) or not 0 < len(value) <= 200) for value in ids.values()):
        raise Problem(400, "invalid-request", "An id is invalid.")
    try:
        if path == "complete" and ids["merchantUid"]:
            return settle(db, ids["merchantUid"], ids["impUid"])
        if path == "order-status" and ids["orderId"]:
            return order_status(db, ids["orderId"])
        if path == "webhook" and ids["merchant_uid"]:
            try:
                settle(db, ids["merchant_uid"], ids["imp_uid"])
            except Problem as problem:
                if problem.code != "order-not-found":
                    raise
                return {"code": problem.code, "message": "Unknown order."}
            return {"code": "ok", "message": "Accepted."}
        raise Problem(400, "invalid-request", "Send the ids of the route.")
    except sqlite3.Error:
        raise Problem(503, "shop-unavailable", "The shop cannot be asked.")
    finally:
        db.close()


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        try:
            path = self.path.removeprefix("/api/payments/")
            if path not in ("complete", "order-status", "webhook"):
                raise Problem(404, "not-found", "There is no such route.")
            if path != "webhook" and self.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
                raise Problem(403, "cross-origin", "Requests from other origins are not allowed.")
            size = int(self.headers.get("content-length") or 0)
            if size > 16_384:
                raise Problem(413, "body-too-large", "Send at most 16384 bytes.")
            status, content = 200, answer(path, self.body(size))
        except Problem as problem:
            status, content = problem.status, {"code": problem.code, "message": str(problem)}
        data = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json; charset=utf-8")
        self.send_header("cache-control", "no-store")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def body(self, size):
        text = self.rfile.read(size).decode("utf-8", "replace")
        if "form" in (self.headers.get("content-type") or ""):
            return dict(urllib.parse.parse_qsl(text))
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise Problem(400, "invalid-request", "The body is not JSON.")
        return found

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    sqlite3.connect(DATABASE).executescript(TABLES)
    ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8000"))), Handler).serve_forever()
