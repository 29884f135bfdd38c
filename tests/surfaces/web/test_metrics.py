"""What a watching Prometheus reads: what happened is in it, and nobody else gets it."""

import json
import re
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from access_files import WIDE
from asked import ask
from playwright.sync_api import expect
from prometheus_client.parser import text_string_to_metric_families
from serving import free_port

from plut.base.folders import REPOSITORY

ALERTS = REPOSITORY / "deploy/alerts.yml"
Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


@pytest.fixture(scope="module")
def own(copied, tmp_path_factory) -> Path:
    """An edition with a log of its own."""
    return copied(tmp_path_factory.mktemp("metrics") / "build")


@pytest.fixture(scope="module")
def watched(start_app, own) -> str:
    return start_app(own)


def samples(server: str, path: str = "/metrics") -> Samples:
    answer = ask(server, path)
    assert answer.status == 200 and answer.headers["content-type"].startswith("text/plain")
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def value(told: Samples, name: str, **labels: str) -> float:
    return told.get((name, frozenset(labels.items())), 0.0)


def test_what_readers_do_is_measured(watched, own, browser):
    before = samples(watched)
    assert value(before, "plut_readers") == 0
    for _ in range(2):
        assert ask(watched, "/ringan/sertifikasi?lang=en").status == 200
    assert ask(watched, "/api/centres/regions.json").status == 200
    assert ask(watched, "/ringan/nix").status == 404
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto(f"{watched}/peta?lang=en")
        expect(tab.locator("h1").first).to_be_visible(timeout=60_000)
        expect(tab.locator("[data-testid=stAppViewContainer]")).to_be_visible()
        during = samples(watched)
        assert value(during, "plut_readers") == 1
    for _ in range(100):
        after = samples(watched)
        if value(after, "plut_readers") == 0:
            break
        time.sleep(0.1)
    assert value(after, "plut_readers") == 0
    requests = "plut_request_seconds_count"
    assert value(after, requests, kind="light", status="2xx") == 2
    assert value(after, requests, kind="light", status="4xx") == 1
    assert value(after, requests, kind="rows", status="2xx") == 1
    assert value(after, "plut_redraw_seconds_count", page="peta") >= 1
    assert value(after, "plut_query_seconds_count", query="centres/regions") >= 1
    assert value(after, "plut_kept_answers_total", shelf="light", found="no") >= 1
    assert value(after, "plut_kept_answers_total", shelf="light", found="memory") == 1
    assert value(after, "plut_cache_asked_total", cache="rows", found="no") >= 1
    assert (
        0 < value(after, "plut_cache_entries", cache="rows") <= value(after, "plut_cache_room", cache="rows")
    )
    assert value(after, "process_resident_memory_bytes") > 2**20
    edition = (own / "CURRENT").read_text().strip()
    assert value(after, "plut_edition_info", edition=edition) == 1
    assert value(after, "plut_edition_newest_number_timestamp_seconds") > 1.7e9
    assert value(after, "plut_edition_lost") == 0 and value(after, "plut_editions_kept") == 1
    assert value(after, "plut_disk_free_bytes") > 0


def test_what_other_processes_wrote_into_the_log_is_in_it(watched, own):
    line = {"time": "2026-11-30T01:00:00+00:00", "level": "info", "event": "built", "edition": "x" * 12}
    before = value(samples(watched), "plut_events_total", event="built", level="info")
    with (own / "log.jsonl").open("a") as log:
        log.write(
            json.dumps(line | {"checks_failed": 0, "seconds": 7.5, "files": 2, "rows": 9, "rejected": 3})
        )
        log.write('\n{"time": "2026-11-30T01:0\n')
        log.write(
            '{"time": "2026-11-30T02:00:00+00:00", "level": "error", "event": "build_stopped"}\n{"half":'
        )
        log.flush()
        told = samples(watched)
    assert value(told, "plut_events_total", event="built", level="info") == before + 1
    assert value(told, "plut_events_total", event="build_stopped", level="error") == 1
    assert value(told, "plut_events_total", event="unreadable", level="warning") == 1
    assert value(told, "plut_last_build_seconds") == 7.5
    assert value(told, "plut_last_build_rejected_rows") == 3
    assert value(told, "plut_last_build_timestamp_seconds") == 1796000400
    assert samples(watched).keys() >= {("plut_last_build_seconds", frozenset())}


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
@pytest.mark.parametrize(
    "headers",
    [
        {"X_Forwarded_For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"X_Real_IP": "127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"X_Forwarded_Host": "plut.example"},
        {"X_Forwarded_Proto": "https"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_who_asks_through_a_proxy_gets_nothing(watched, path, headers):
    refused = ask(watched, path, **headers)
    assert refused.status == 404 and "plut_readers" not in refused.text


def test_a_proxy_that_tells_only_whose_request_it_is_is_known_by_that(start_app, own, tmp_path):
    rules = tmp_path / "access.toml"
    rules.write_text(WIDE.replace("X-Forwarded-User", "Remote-User"))
    server = start_app(own, PLUT_ACCESS=str(rules))
    assert value(samples(server), "plut_edition_lost") == 0
    for path in ("/metrics", "/_stcore/metrics"):
        refused = ask(server, path, Remote_User="ani@dinas.test")
        assert refused.status == 404 and refused.text == ask(server, "/nix").text


def test_another_machine_is_refused_and_one_that_is_named_is_not(start_app, own):
    server = start_app(own, "plut", PLUT_METRICS_FROM="192.0.2.7 198.51.100.0/24")
    assert ask(server, "/plut/metrics").status == 404
    assert ask(server, "/plut/_stcore/metrics").status == 404
    named = start_app(own, "plut", PLUT_METRICS_FROM="192.0.2.7 127.0.0.1 ::1")
    assert value(samples(named, "/plut/metrics"), "plut_edition_lost") == 0
    assert ask(named, "/metrics").status == 404


def test_metrics_are_answered_without_an_edition_and_say_so(start_app, tmp_path):
    told = samples(start_app(tmp_path / "build"))
    assert value(told, "plut_edition_lost") == 1
    assert not [name for name, _ in told if name == "plut_edition_info"]


def test_every_alert_asks_for_what_is_measured(watched):
    names = {name for name, _ in samples(watched)}
    rules = [rule for group in yaml.safe_load(ALERTS.read_text())["groups"] for rule in group["rules"]]
    assert len(rules) >= 6
    for rule in rules:
        ours = set(re.findall(r"\b(?:plut|process)_\w+", rule["expr"]))
        assert ours <= names | {"plut_events_total", "plut_redraw_seconds_bucket"}, rule["alert"]


@pytest.mark.long
def test_a_real_prometheus_reads_it_and_knows_the_alerts(watched, tmp_path):
    """Debian's package, which tests/run all installs."""
    promtool, prometheus = shutil.which("promtool"), shutil.which("prometheus")
    assert promtool and prometheus, "tests/run all installs prometheus"
    subprocess.run([promtool, "check", "rules", str(ALERTS)], check=True, capture_output=True)
    metrics = ask(watched, "/metrics").content
    subprocess.run([promtool, "check", "metrics"], input=metrics, check=True, capture_output=True)
    config = yaml.safe_load((REPOSITORY / "deploy/prometheus.yml").read_text())
    config["global"]["scrape_interval"] = "1s"
    config["rule_files"] = [str(ALERTS)]
    [job] = config["scrape_configs"]
    job["static_configs"] = [{"targets": [watched.removeprefix("http://")]}]
    (tmp_path / "prometheus.yml").write_text(yaml.safe_dump(config))
    asked = f"http://127.0.0.1:{free_port()}"
    with subprocess.Popen(
        [
            prometheus,
            f"--config.file={tmp_path / 'prometheus.yml'}",
            f"--storage.tsdb.path={tmp_path / 'data'}",
            f"--web.listen-address={asked.removeprefix('http://')}",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        try:
            found = list[object]()
            for _ in range(300):
                with suppress(OSError):  # it has not begun yet
                    found = ask(asked, "/api/v1/query?query=plut_edition_info").json["data"]["result"]
                if found:
                    break
                time.sleep(0.1)
            assert len(found) == 1
            groups = ask(asked, "/api/v1/rules").json["data"]["groups"]
            assert all(rule["health"] != "err" for group in groups for rule in group["rules"])
        finally:
            running.terminate()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE"])
def test_what_is_measured_can_only_be_read(watched, method):
    refused = ask(watched, "/metrics", method, sent=b"" if method != "TRACE" else None)
    assert refused.status == 405 and "plut_readers" not in refused.text
