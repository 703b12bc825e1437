"""Whether runs survive faults, kills and signals, judged by the ledger of the server they pay.

    python benchmarks/faults.py            the table of the README, in about ten minutes
    python benchmarks/faults.py --small    the same checks on a few articles, in half a minute, as CI runs them
    python benchmarks/faults.py --only kill,sigterm

Every row drives the command itself as a process of its own, against the stub server as another one.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pile import pile
from runs import Bench, Row, Run, finish

Check = Callable[[Bench, int], Row]
_MANY = 200
"""Articles from which on a run is broken off three times; few ones are over too soon."""
FAULTS = "lat=50,f429=0.1,f5xx=0.05,trunc=0.02,ra=0.2,seed=7"


def kills(bench: Bench, count: int) -> Row:
    """Kill -9, then to the end, then once more."""
    return _broken_off(bench, count, "kill -9", lambda run: run.kill(), bench.concurrency)


def terminations(bench: Bench, count: int) -> Row:
    """SIGTERM, then to the end, then once more."""
    return _broken_off(bench, count, "SIGTERM", lambda run: run.terminate(), 0)


def _broken_off(bench: Bench, count: int, how: str, stop: Callable[[Run], int], each: int) -> Row:
    home = bench.home(how)
    folder = pile(home / "articles", count)
    codes = []
    shares = (0.25, 0.5, 0.75) if count >= _MANY else (0.5,)
    for share in shares:
        run = bench.brief(home, folder, FAULTS)
        run.wait_for_good(round(share * count), bench)
        codes.append(stop(run))
    last = finish(bench.brief(home, folder, FAULTS))
    paid = bench.good(home)
    again = finish(bench.brief(home, folder, FAULTS))
    extra = bench.good(home) - paid
    repaid, most = bench.repaid(home), each * len(shares)
    right_codes = all(code == 130 for code in codes) or how == "kill -9"
    kept = last.code == again.code == 0 and last.delivered == count and last.empty == 0
    return Row(
        f"{count} articles, 10% 429, 5% 5xx, 2% truncated, {len(shares)} {how}",
        f"delivered {last.delivered}, empty {last.empty}, re-paid {repaid} (at most {most}), second run {extra} calls"
        + (f", exits {codes}" if how == "SIGTERM" else ""),
        kept and repaid <= most and extra == 0 and right_codes,
    )


def two_processes(bench: Bench, count: int) -> Row:
    """Two processes on one cache at once."""
    home = bench.home("two")
    folder = pile(home / "articles", count)
    runs = [bench.brief(home, folder, "lat=50,seed=7") for _ in range(2)]
    ended = [finish(run) for run in runs]
    repaid, delivered = bench.repaid(home), [run.delivered for run in ended]
    return Row(
        f"two processes, {count} articles, one cache",
        f"delivered {delivered[0]} and {delivered[1]}, {bench.good(home)} answers paid, {repaid} of them twice",
        delivered == [count, count] and repaid == 0,
    )


def ctrl_c(bench: Bench, count: int) -> Row:
    """Ctrl-C at half of a run, then the rest."""
    home = bench.home("ctrl-c")
    folder = pile(home / "articles", count)
    run = bench.brief(home, folder, "lat=100,seed=7")
    run.wait_for_good(count // 2, bench)
    started = time.monotonic()
    code = run.interrupt()
    took = time.monotonic() - started
    before = bench.good(home)
    last = finish(bench.brief(home, folder, "lat=100,seed=7"))
    rest = bench.good(home, fills="Notes") - before
    return Row(
        f"Ctrl-C at half of {count} articles",
        f"exit {code} after {took:.1f} s, next run pays for {rest} of {count - before} missing, re-paid "
        f"{bench.repaid(home)}",
        code == 130 and rest == count - before and bench.repaid(home) == 0 and last.delivered == count,
    )


def second_ctrl_c(bench: Bench, count: int) -> Row:
    """A second Ctrl-C while the first one waits for calls."""
    home = bench.home("ctrl-c-twice")
    run = bench.brief(home, pile(home / "articles", count), "lat=20000,seed=7")
    run.wait_for_requests(min(count, bench.concurrency), bench)
    run.interrupt(wait=False)
    time.sleep(0.5)
    still = run.alive
    started = time.monotonic()
    code = run.interrupt()
    took = time.monotonic() - started
    return Row(
        "second Ctrl-C while calls of 20 s are out",
        f"the first waits: {'yes' if still else 'no'}; exit {code} after {took:.2f} s",
        still and code == 130 and took < 1,
    )


def retry_after(bench: Bench, count: int) -> Row:
    """No request from any worker inside a window the server asked for, in any form."""
    found, good = [], True
    for plan in ("f429=0.1,ra=1", "f429=0.1,ra=1,form=ms", "f429=0.1,ra=1,form=date", "f503=0.1,ra=1"):
        home = bench.home("retry-" + plan.replace("=", "").replace(",", "-"))
        ended = finish(bench.brief(home, pile(home / "articles", count), f"{plan},lat=50,seed=11"))
        windows, inside, late = bench.windows(home)
        found.append(f"{plan.replace('=0.1,ra=1', '')}: {inside} inside {windows} (latest {1000 * late:.0f} ms after)")
        good = good and windows > 0 and inside == 0 and ended.delivered == count
    return Row(f"Retry-After, {bench.concurrency} workers, windows of 1 s", "; ".join(found), good)


def slow_replies(bench: Bench, _count: int) -> Row:
    """Bodies and headers that drip in, and no reply at all, end at the deadline."""
    found, good = [], True
    deadline = 5.0
    for name, plan in (("body", "drip=100"), ("headers", "hdrip=100"), ("silence", "silent=1")):
        home = bench.home(f"drip-{name}")
        ended = finish(bench.brief(home, pile(home / "articles", 1), plan, timeout=deadline))
        took = ended.at - bench.entries(home)[0]["at"]
        found.append(f"{name} {took:.1f} s")
        good = good and ended.code == 4 and took <= 1.1 * deadline
    return Row(f"dripping replies, deadline {deadline:g} s", ", ".join(found), good)


def refusals_for_good(bench: Bench, count: int) -> Row:
    """Key, quota and model: few further calls, exit 4, and what to do."""
    found, good = [], True
    for name, plan, says in (
        ("401", f"die=401,after={count // 4}", "OPENAI_API_KEY"),
        ("403", f"die=403,after={count // 4}", "key may use"),
        ("404", "die=404", "-m and --base-url"),
        ("quota", f"die=429,after={count // 4}", "Add credit"),
        ("Retry-After 1 h", "f429=1,ra=3600", "later"),
    ):
        home = bench.home(f"die-{name.replace(' ', '-')}")
        ended = finish(bench.brief(home, pile(home / "articles", count), f"{plan},lat=50"))
        further = sum(entry["kind"] in {"fatal", "later"} for entry in bench.entries(home))
        found.append(f"{name}: exit {ended.code}, {further} calls")
        good = good and ended.code == 4 and says in ended.stderr and further <= 1 + bench.concurrency
    return Row(f"refused for good, {count} articles, {bench.concurrency} out at once", "; ".join(found), good)


def bad_answers(bench: Bench, count: int) -> Row:
    """Refusals and content filters cost one call, schema faults one more, cut-off answers are split."""
    found, good = [], True
    for name, plan, most, code in (
        ("refusal", "refuse=1", 1.0, 5),
        ("content filter", "filter=1", 1.0, 5),
        ("schema", "schema=1", 2.0, 0),
        ("length", "length=1", 3.0, 0),
    ):
        home = bench.home(f"bad-{name.replace(' ', '-')}")
        ended = finish(bench.brief(home, pile(home / "articles", count), f"{plan},lat=5"))
        calls = len([entry for entry in bench.entries(home) if entry["fills"] == "Notes"]) / count
        found.append(f"{name} {calls:.2f} calls an article, exit {ended.code}")
        good = good and calls == most and ended.code == code
    return Row(f"bad answers, {count} articles", "; ".join(found), good)


CHECKS: dict[str, tuple[Check, int, int]] = {
    "kill": (kills, 1_000, 30),
    "sigterm": (terminations, 1_000, 30),
    "two": (two_processes, 300, 40),
    "ctrlc": (ctrl_c, 200, 40),
    "twice": (second_ctrl_c, 40, 10),
    "retryafter": (retry_after, 60, 25),
    "slow": (slow_replies, 1, 1),
    "refused": (refusals_for_good, 100, 24),
    "answers": (bad_answers, 20, 5),
}
"""Each check with its articles in the table and in CI."""


def main() -> int:
    """Run the checks and print the table; returns 1 when one does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help="a few articles each")
    parser.add_argument("--only", default=",".join(CHECKS), help="names of checks, with commas between")
    parser.add_argument("--concurrency", type=int, default=8)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder, Bench(Path(folder), given.concurrency) as bench:
        rows = [_checked(name, bench, given.small) for name in given.only.split(",")]
    print(f"\nconcurrency {given.concurrency}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return _report(rows)


def _checked(name: str, bench: Bench, small: bool) -> Row:
    check, large, few = CHECKS[name]
    started = time.monotonic()
    row = check(bench, few if small else large)
    print(
        f"{'holds' if row.holds else 'FAILS'} | {row.what} | {row.shows} | {time.monotonic() - started:.0f} s",
        flush=True,
    )
    return row


def _report(rows: Sequence[Row]) -> int:
    failed = [row for row in rows if not row.holds]
    print(f"{len(rows) - len(failed)} of {len(rows)} hold")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
